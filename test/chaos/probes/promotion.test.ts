import { expect, it } from 'vitest';
import { promotion } from '../../../chaos/probes/promotion.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('kills the primary under writes, promotes, repoints, and reads the ledger before the old primary comes back', async () => {
  const scene = fakeScene();
  await promotion.gather(scene);
  expect(scene.stack.done).toEqual(['promote replica.mariadb', 'repoint primary.mariadb replica.mariadb']);
  expect(scene.faults).toEqual(['kill primary.mariadb at 1000 ms', 'heal primary.mariadb at 4985 ms']);
  expect(scene.seen.map((seen) => (seen.kind === 'step' ? seen.what : seen.kind))).toEqual([
    'replica.mariadb takes writes',
    'the applications call replica.mariadb',
    'visits',
    'holdings',
  ]);
});
