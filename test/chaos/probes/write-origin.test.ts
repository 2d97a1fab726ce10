import { expect, it } from 'vitest';
import { writeOrigin } from '../../../chaos/probes/write-origin.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it.each([
  [false, 'that refuses it'],
  [true, 'that takes it'],
])('tries each replica with the rights of the application: %s for one %s', async (open) => {
  const scene = fakeScene({ open });
  await writeOrigin.gather(scene);
  expect(scene.seen.map((seen) => (seen.kind === 'row' ? [seen.to, seen.by, seen.accepted] : seen.kind))).toEqual([
    'visits',
    'statements',
    'statements',
    ['replica.mariadb', 'application', open],
  ]);
});
