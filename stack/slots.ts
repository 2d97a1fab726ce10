import { Failure } from '../model/failure.ts';
import type { SlotFacts, SlotsHandle } from '../model/handle.ts';
import { fullShare } from '../model/full.ts';
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

/** Guests beyond the limit, to take at once what anybody lets go of. */
const spare = 16;

/** Takes the connections of a component by a helper of its own, which speaks from the lab's own address. */
export function slotsHandle(
  lab: Lab,
  site: Site,
  slots: SlotSettings | undefined,
  helper: BoundedProcess,
): SlotsHandle {
  const { host, port, name } = site.component;
  const observe = async (): Promise<SlotFacts> => {
    const { accepted, waiting, from } = await connectionsOn(lab, host, port, ownAddress);
    return { limit: slots?.limit ?? 0, taken: accepted, waiting, held: from };
  };
  return {
    limit: slots?.limit ?? 0,
    observe,
    occupy: async () => {
      if (!slots) throw limitless(name);
      const { limit, queue, greeting } = slots;
      const connections = limit + queue + spare;
      helper.start({ address: addressOf(lab.addresses, host), port, connections, greeting });
      let before = 0;
      // Full, and as full as it gets: a component may take in the last ones slowly.
      const isFull = async (): Promise<boolean> => {
        const { taken } = await observe();
        const grows = taken > before + limit * settledShare;
        before = taken;
        return taken >= limit * fullShare && !grows;
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

const notFull = (name: string, { taken, limit, held }: SlotFacts): Failure =>
  new Failure('command-timed-out', {
    what: `${name} had ${taken} of ${limit} connections taken after ${takingMs} ms, ${held} of them ours`,
    why: 'it accepts more slowly than they end, or its limit is another than its settings say',
  });
