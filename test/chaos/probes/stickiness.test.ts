import { expect, it } from 'vitest';
import { stickiness } from '../../../chaos/probes/stickiness.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('asks before, without a server and afterwards, each time after a failover has had its time', async () => {
  const scene = fakeScene();
  await stickiness.gather(scene);
  expect(scene.faults).toEqual(['stop server1 at 1075 ms', 'heal server1 at 3650 ms']);
  expect(
    scene.seen.map((seen) => seen.kind === 'visits' && [seen.part, seen.visits.length, seen.visits[0]?.atMs]),
  ).toEqual([
    ['before', 108, 0],
    ['during', 108, 2575],
    ['after', 108, 5150],
  ]);
});

it('stops the server that the plan names', async () => {
  const scene = { ...fakeScene(), plan: { probe: 'stickiness', expected: 'held', target: 'server2' } } as const;
  await stickiness.gather(scene);
  expect(scene.faults[0]).toBe('stop server2 at 1075 ms');
});

it('lets visitors come in another order each time, so that servers in turn do not look like servers kept', async () => {
  const scene = fakeScene();
  await stickiness.gather(scene);
  const [before] = scene.seen;
  const visits = before?.kind === 'visits' ? before.visits : [];
  const met = Map.groupBy(visits, ({ visitor }) => visitor);
  const kept = [...met.values()].filter((own) => new Set(own.map(({ server }) => server)).size === 1);
  expect([met.size, [...met.values()].every((own) => own.length === 3)]).toEqual([36, true]);
  expect(kept.length).toBeLessThan(18);
});

it('asks afterwards only when every balancer has all servers in service again', async () => {
  const scene = fakeScene({ unsteady: Array.from({ length: 100 }, () => 'balancer.haproxy sees app/server1 DOWN') });
  await stickiness.gather(scene);
  const first = (part: string) =>
    scene.seen.flatMap((seen) => (seen.kind === 'visits' && seen.part === part ? seen.visits : []))[0]?.atMs ?? 0;
  expect(first('after') - first('during')).toBeGreaterThan(5000);
});
