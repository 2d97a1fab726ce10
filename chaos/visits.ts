import { chanceAt } from '../model/chance.ts';
import type { Visit } from '../model/observation.ts';
import type { VisitOrder } from '../model/stack-handle.ts';
import type { OperationName } from '../model/stack.ts';
import { epochMs, later } from '../model/units.ts';
import type { ProbeScene } from './probe-contract.ts';

type Visited = ProbeScene<'visit'>;

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
 * slow down what is asked of the others.
 */
export async function steadily(
  scene: Visited,
  orders: readonly VisitOrder[],
  ratePerSecond: number,
): Promise<readonly Visit[]> {
  const begunAt = scene.clock.now();
  const visits: Promise<Visit>[] = [];
  for (const [place, order] of orders.entries()) {
    await scene.clock.until(epochMs(begunAt + (place * 1000) / ratePerSecond), scene.signal);
    visits.push(visit(scene, order));
  }
  return Promise.all(visits);
}

/** Waits. */
export const rest = ({ clock, signal }: Pick<ProbeScene, 'clock' | 'signal'>, forMs: number): Promise<void> =>
  clock.until(later(clock.now(), forMs), signal);

async function visit(scene: Visited, order: VisitOrder): Promise<Visit> {
  const atMs = scene.elapsedMs();
  return { ...(await scene.stack.visit(order)), atMs };
}
