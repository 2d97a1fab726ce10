import { Failure } from '../model/failure.ts';
import type { SlotFacts, SlotsHandle } from '../model/handle.ts';
import type { ComponentSpec } from '../model/stack.ts';
import { later } from '../model/units.ts';
import { fullShare, isBeyond, spareConnections } from '../model/full.ts';
import type { BoundedProcess } from './bounded-process.ts';
import { connectionsOn } from './connection-table.ts';
import type { Site, SlotSettings } from './kinds/kind.ts';
import { addressOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { ownAddress } from './network.ts';
import { poll } from './poll.ts';

/** Share of the limit by which the connections taken may still grow from one look to the next when all count as taken. */
const settledShare = 0.01;

/** Longest wait for the last one to be taken. */
const takingMs = 8000;

/**
 * Looks that must all see more than the limit, and the time between them: for a moment those count as let in that are just being turned
 * away, and all that are tried beyond the limit may be at once. Measured in a database: 310 to 312 of 300 in 6 of 1800 looks.
 */
const beyond = { looks: 5, everyMs: 25 };

/** Takes the connections of a component by a helper of its own, which speaks from the lab's own address. */
export function slotsHandle(
  lab: Lab,
  site: Site,
  slots: SlotSettings | undefined,
  helper: BoundedProcess,
): SlotsHandle {
  const { host, port, name } = site.component;
  const known = slots ? slots.limit : 0;
  const observe = async (looks = beyond.looks): Promise<SlotFacts> => {
    const { accepted: taken, waiting, from: held } = await connectionsOn(lab, host, port, ownAddress);
    if (looks <= 1 || !known || !isBeyond({ taken, waiting, limit: known }))
      return { limit: known, taken, waiting, held };
    await lab.clock.until(later(lab.clock.now(), beyond.everyMs));
    return observe(looks - 1);
  };
  return {
    limit: known,
    observe: () => observe(),
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
