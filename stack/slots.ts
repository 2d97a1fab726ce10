import { Failure } from '../model/failure.ts';
import type { SlotFacts, SlotsHandle } from '../model/handle.ts';
import { fullShare, isBeyond, spareConnections } from '../model/full.ts';
import type { BoundedProcess } from './bounded-process.ts';
import { connectionsOn } from './connection-table.ts';
import type { Site, SlotSettings } from './kinds/kind.ts';
import { addressOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { ownAddress } from './network.ts';
import type { ComponentSpec } from '../model/stack.ts';
import { poll } from './poll.ts';

/** Share of the limit by which the connections taken may still grow from one look to the next when all count as taken. */
const settledShare = 0.01;

/** Longest wait for the last one to be taken. */
const takingMs = 8000;

/** Takes the connections of a component by a helper of its own, which speaks from the lab's own address. */
export function slotsHandle(
  lab: Lab,
  site: Site,
  slots: SlotSettings | undefined,
  helper: BoundedProcess,
): SlotsHandle {
  const { host, port, name } = site.component;
  const known = slots ? slots.limit : 0;
  const observe = async (): Promise<SlotFacts> => {
    const { accepted, waiting, from } = await connectionsOn(lab, host, port, ownAddress);
    return { limit: known, taken: accepted, waiting, held: from };
  };
  return {
    limit: known,
    observe,
    occupy: async () => {
      if (!slots) throw limitless(name);
      const { limit, queue, greeting } = slots;
      if (limit === undefined) throw unknownLimit(site.component);
      const connections = limit + queue + spareConnections;
      helper.start({ address: addressOf(lab.addresses, host), port, connections, greeting });
      let before = 0;
      // Full, and as full as it gets: a component may take in the last ones slowly.
      const isFull = async (): Promise<boolean> => {
        const { taken, waiting } = await observe();
        const grows = taken > before + limit * settledShare;
        before = taken;
        return taken >= limit * fullShare && !isBeyond({ taken, waiting, limit }) && !grows;
      };
      if (await poll(lab.clock, { everyMs: 50, withinMs: takingMs }, isFull)) return;
      throw notFull(name, await observe());
    },
    vacate: () => helper.end(),
  };
}

const limitless = (name: string): Failure =>
  new Failure('bad-stack', {
    what: `${name} has no limit of connections`,
    why: 'its kind names none, so that there is nothing to exhaust',
  });

const unknownLimit = ({ name, kind }: ComponentSpec): Failure =>
  kind === 'command' ? unknownProgram(name) : unsaidLimit(name);

const unknownProgram = (name: string): Failure =>
  new Failure('bad-stack', {
    what: `nobody knows how many connections ${name} accepts: it is a program of the stack's own`,
    why: 'with some of its connections left it would not be exhausted',
    next: 'Aim at a component whose kind has a limit.',
  });

const unsaidLimit = (name: string): Failure =>
  new Failure('bad-stack', {
    what: `nobody knows how many connections ${name} accepts: a file of its own sets it, and its settings do not say maxConnections`,
    why: 'the default is that of the generated configuration',
    next: 'Say in its settings the number that its configuration says: `settings: { maxConnections: N }`.',
  });

const notFull = (name: string, { taken, limit, held }: SlotFacts): Failure =>
  new Failure('command-timed-out', {
    what: `${name} had ${taken} of ${limit} connections taken after ${takingMs} ms, ${held} of them ours`,
    why: 'it accepts more slowly than they end, or its limit is another than its settings say',
  });
