import { chanceAt } from '../model/chance.ts';
import type { Visit, VisitsSeen } from '../model/observation.ts';
import type { VisitOrder } from '../model/stack-handle.ts';
import type { OperationName } from '../model/stack.ts';
import { elapsedMs, epochMs, later } from '../model/units.ts';
import type { ProbeScene } from './probe-contract.ts';

type Visited = ProbeScene<'visit'>;

/** How often the sender wakes up while it waits for the last answers. */
const wakeEveryMs = 10;

/** Requests that were sent by a schedule. */
export type Steady = Required<Pick<VisitsSeen, 'visits' | 'schedule'>>;

/** So many requests of one visitor, or of several in turn. */
export const ordersOf = (operation: OperationName, count: number, visitors = 1): readonly VisitOrder[] =>
  Array.from({ length: count }, (_, index) => ({ operation, visitor: index % visitors }));

/**
 * Rounds of requests in which each visitor comes once, each round in an order of its own: with the same order every time,
 * servers that take turns would meet the same visitors again, and look as if they kept them.
 */
export const roundsOf = (operation: OperationName, rounds: number, visitors: number): readonly VisitOrder[] =>
  Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: visitors }, (__, visitor) => ({ operation, visitor })).toSorted(
      (a, b) => chanceAt(round, a.visitor) - chanceAt(round, b.visitor),
    ),
  ).flat();

/** Sends requests one after the other, each when the answer before has come. */
export async function oneByOne(scene: Visited, orders: readonly VisitOrder[]): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  for (const order of orders) {
    scene.signal.throwIfAborted();
    visits.push(await visit(scene, order));
  }
  return visits;
}

/**
 * Sends requests at a steady rate, whether or not those before were answered: an open model, so that a slow server cannot
 * slow down what is asked of the others. How late it was itself is written down, for whoever judges.
 */
export async function steadily(scene: Visited, orders: Iterable<VisitOrder>, ratePerSecond: number): Promise<Steady> {
  const begunAt = scene.clock.now();
  const sent: Promise<Visit>[] = [];
  for (const order of orders) {
    await scene.clock.until(epochMs(begunAt + (sent.length * 1000) / ratePerSecond), scene.signal);
    sent.push(visit(scene, order));
  }
  const answers = Promise.all(sent);
  const waitLateMs = await lateWhile(scene, answers);
  return { visits: await answers, schedule: { ratePerSecond, waitLateMs } };
}

/** Wakes up again and again until something has come. @returns how late at worst */
async function lateWhile({ clock, signal }: Visited, awaited: Promise<unknown>): Promise<number> {
  const over = new AbortController();
  let [dueAt, worstMs] = [clock.now(), 0];
  const note = (): void => void (worstMs = Math.max(worstMs, elapsedMs(dueAt, clock.now())));
  const keepWaking = async (): Promise<never> => {
    for (;;) {
      dueAt = later(clock.now(), wakeEveryMs);
      await clock.until(dueAt, AbortSignal.any([signal, over.signal]));
      note();
    }
  };
  try {
    await Promise.race([awaited, keepWaking()]);
  } finally {
    over.abort();
  }
  // The answer may have come in before the one who was to wake up.
  note();
  return worstMs;
}

/** Waits. */
export const rest = ({ clock, signal }: Pick<ProbeScene, 'clock' | 'signal'>, forMs: number): Promise<void> =>
  clock.until(later(clock.now(), forMs), signal);

async function visit(scene: Visited, order: VisitOrder): Promise<Visit> {
  const atMs = scene.elapsedMs();
  return { ...(await scene.stack.visit(order)), atMs };
}
