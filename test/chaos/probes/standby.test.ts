import { expect, it } from 'vitest';
import { standby } from '../../../chaos/probes/standby.ts';
import { ms } from '../../../model/units.ts';
import { balanced } from '../../support/probe-facts.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('stops the active server under a stream that begins before and outlasts the failover', async () => {
  const scene = fakeScene({}, balanced('server1'));
  await standby.gather(scene);
  const [begun, ended] = scene.faults;
  expect(begun).toMatch(/^stop server2 at 19\d\d ms$/);
  expect(ended).toMatch(/^heal server2 at 64\d\d ms$/);
  const around = scene.seen.find((seen) => seen.kind === 'visits' && seen.part === 'around');
  const moments = around?.kind === 'visits' ? around.visits.map(({ atMs }) => atMs) : [];
  expect(moments[0]).toBeLessThan(2000);
  expect(moments.at(-1)).toBeGreaterThan(7000);
});

it.each([1500, 5000, 30_000])('asks for a while when a failover budget of %d ms is over', async (failoverBudgetMs) => {
  const scene = fakeScene({}, balanced('server1'));
  await standby.gather({ ...scene, bars: { ...scene.bars, failoverBudgetMs: ms(failoverBudgetMs) } });
  const [begunMs = 0, endedMs = 0] = scene.faults.map((told) => Number(/at (\d+) ms/.exec(told)?.[1]));
  const around = scene.seen.find((seen) => seen.kind === 'visits' && seen.part === 'around');
  const moments = around?.kind === 'visits' ? around.visits.map(({ atMs }) => atMs) : [];
  // The judge asks for 149 of them, until 100 ms before the healing.
  expect(moments.filter((at) => at >= begunMs + failoverBudgetMs && at < endedMs - 100).length).toBeGreaterThan(149);
});

it('refuses a stack without a passive server', async () => {
  await expect(standby.gather(fakeScene())).rejects.toThrow('the stack has no passive server');
});

/** Looks of 50 ms at a balancer that does not take the active server in yet. */
const notYet = (looks: number) => Array.from({ length: looks }, () => 'balancer.haproxy sees app/server2 DOWN');

it('asks afterwards only when the balancer has taken the active server in again, however long that takes', async () => {
  const scene = fakeScene({ unsteady: notYet(100) }, balanced('server1'));
  await standby.gather(scene);
  const after = scene.seen.flatMap((seen) => (seen.kind === 'visits' && seen.part === 'after' ? seen.visits : []));
  expect(after[0]?.atMs).toBeGreaterThanOrEqual(7000 + 5000 + 1500);
});

it('asks nothing afterwards where the balancer never does: that tells of its settings, not of who is passive', async () => {
  const scene = fakeScene({ unsteady: notYet(1000) }, balanced('server1'));
  await expect(standby.gather(scene)).rejects.toThrow(
    'did not become steady again: balancer.haproxy sees app/server2 DOWN',
  );
});
