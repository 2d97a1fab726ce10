import { expect, it } from 'vitest';
import { servingOrder } from '../../../chaos/probes/serving-order.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('asks one entry as one visitor, never before the answer before has come', async () => {
  const orders: unknown[] = [];
  const scene = fakeScene({ answer: (order) => (orders.push(order), {}) });
  await servingOrder.gather(scene);
  expect(new Set(orders.map((order) => JSON.stringify(order)))).toEqual(
    new Set(['{"operation":"read","visitor":0,"place":0}']),
  );
  const [seen] = scene.seen;
  const moments = seen?.kind === 'visits' ? seen.visits.map(({ atMs }) => atMs) : [];
  expect(moments).toEqual(Array.from({ length: 60 }, (_, place) => place * 5));
});
