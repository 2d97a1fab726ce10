import { expect, it } from 'vitest';
import { promotion } from '../../../chaos/probes/promotion.ts';
import type { VisitOrder } from '../../../model/stack-handle.ts';
import { later } from '../../../model/units.ts';
import type { FakeScene } from '../../support/probe-scene.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('kills the primary under writes, promotes, repoints, and reads the ledger before the old primary comes back', async () => {
  const scene = fakeScene();
  await promotion.gather(scene);
  expect(scene.stack.done).toEqual(['promote replica.mariadb', 'repoint primary.mariadb replica.mariadb']);
  expect(scene.faults).toEqual(['kill primary.mariadb at 1000 ms', 'heal primary.mariadb at 5005 ms']);
  expect(scene.seen.map((seen) => (seen.kind === 'step' ? seen.what : seen.kind))).toEqual([
    'replica.mariadb takes writes',
    'the applications call replica.mariadb',
    'visits',
    'holdings',
  ]);
});

/** A scene in which the applications are told of the new primary after so long, or never. */
function slowly(afterMs: number): FakeScene {
  const scene = fakeScene();
  const repoint = async (): Promise<void> => scene.clock.until(later(scene.clock.now(), afterMs));
  return { ...scene, stack: { ...scene.stack, operator: { ...scene.stack.operator, repoint } } };
}

const momentsIn = ({ seen }: FakeScene) =>
  seen.flatMap((one) => (one.kind === 'visits' ? one.visits : [])).map(({ atMs }) => atMs);

it('goes on writing for a failover and two seconds from the last step on, whenever that is', async () => {
  const scene = slowly(6000);
  await promotion.gather(scene);
  expect(momentsIn(scene).at(-1)).toBe(1000 + 500 + 6000 + 1500 + 2000);
});

it('ends writing after 20 s, wherever the operator is', async () => {
  const scene = slowly(30_000);
  await promotion.gather(scene);
  expect(momentsIn(scene).at(-1)).toBe(19_980);
});

it('ends writing when a step fails', async () => {
  const scene = fakeScene();
  let sent = 0;
  const stack = {
    ...scene.stack,
    operator: { ...scene.stack.operator, promote: () => Promise.reject(new Error('no')) },
    visit: (order: VisitOrder) => ((sent += 1), scene.stack.visit(order)),
  };
  await expect(promotion.gather({ ...scene, stack })).rejects.toThrow('no');
  await scene.clock.until(later(scene.clock.now(), 5000));
  expect(sent).toBeLessThan(80);
});
