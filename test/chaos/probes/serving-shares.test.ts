import { expect, it } from 'vitest';
import { servingShares } from '../../../chaos/probes/serving-shares.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('keeps its rate whether or not it is answered, and comes from many addresses', async () => {
  const scene = fakeScene({ answer: (_, id) => (id % 3 === 0 ? { tookMs: 900, valid: false } : {}) });
  await servingShares.gather(scene);
  const [seen] = scene.seen;
  const visits = seen?.kind === 'visits' ? seen.visits : [];
  expect(visits).toHaveLength(600);
  expect(visits.at(-1)?.atMs).toBe(2995);
  expect(new Set(visits.map(({ visitor }) => visitor)).size).toBe(36);
});
