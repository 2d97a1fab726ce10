import { expect, it } from 'vitest';
import { followsLoad } from '../../../chaos/probes/follows-load.ts';
import { fakeScene } from '../../support/probe-scene.ts';
import { without } from '../../support/probe-facts.ts';

it('asks at the same rate before, while a server is slow, and afterwards', async () => {
  const scene = fakeScene();
  await followsLoad.gather(scene);
  expect(scene.faults.map((text) => text.replace(/ at .*/, ''))).toEqual(['slow server1', 'heal server1']);
  expect(scene.seen.map((seen) => seen.kind === 'visits' && [seen.part, seen.visits.length])).toEqual([
    ['before', 450],
    ['during', 450],
    ['after', 450],
  ]);
});

it('refuses a stack in which nothing is balanced', async () => {
  const stack = without('server1.nginx', 'server2.nginx');
  await expect(followsLoad.gather(fakeScene({}, stack))).rejects.toThrow('the stack has no balanced server');
});

it('asks afterwards only when every balancer has all servers in service again', async () => {
  const scene = fakeScene({ unsteady: Array.from({ length: 100 }, () => 'balancer.haproxy sees app/server1 DOWN') });
  await followsLoad.gather(scene);
  const first = (part: string) =>
    scene.seen.flatMap((seen) => (seen.kind === 'visits' && seen.part === part ? seen.visits : []))[0]?.atMs ?? 0;
  expect(first('after') - first('during')).toBeGreaterThan(5000);
});
