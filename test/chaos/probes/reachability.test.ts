import { expect, it } from 'vitest';
import { reachability } from '../../../chaos/probes/reachability.ts';
import { tlsEdge } from '../../../chaos/probes/tls-edge.ts';
import { wireTap } from '../../../chaos/probes/wire-tap.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('writes down every knock', async () => {
  const knocks = [{ from: 'client', host: 'primary', port: 3306, answer: 'open' }] as const;
  const scene = fakeScene({ network: { reach: async () => knocks } });
  await reachability.gather(scene);
  expect(scene.seen).toEqual([{ kind: 'knocks', knocks }]);
});

it.each([wireTap, tlsEdge])('$id writes down what was overheard', async (probe) => {
  const scene = fakeScene();
  await probe.gather(scene);
  expect(scene.seen).toEqual([{ kind: 'overheard', answered: true, cables: [] }]);
});
