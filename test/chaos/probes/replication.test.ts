import { expect, it } from 'vitest';
import { replication } from '../../../chaos/probes/replication.ts';
import type { RowSeen } from '../../../model/observation.ts';
import { fakeScene } from '../../support/probe-scene.ts';

const rowsOf = async (lagMs: number | null): Promise<readonly RowSeen[]> => {
  const scene = fakeScene({ lagMs });
  await replication.gather(scene);
  return scene.seen.filter((seen) => seen.kind === 'row');
};

it('looks for each row until it is there, and tells how long that took', async () => {
  const rows = await rowsOf(40);
  expect(rows.slice(0, 10).map(({ seenAfterMs }) => seenAfterMs)).toEqual(Array.from({ length: 10 }, () => 40));
});

it('forces a row into the replica and looks for it in the primary for as long as planned', async () => {
  const back = (await rowsOf(3)).slice(10);
  expect(back).toMatchObject([
    { to: 'replica.mariadb', by: 'application', accepted: false, seenAfterMs: null },
    { to: 'replica.mariadb', by: 'operator', accepted: true, soughtIn: 'primary.mariadb', seenAfterMs: null },
  ]);
  expect(back[1]?.soughtMs).toBe(1500);
});

it('gives up on a replica that has stopped', async () => {
  const [first] = await rowsOf(null);
  expect(first).toMatchObject({ accepted: true, seenAfterMs: null, soughtMs: 3000 });
});
