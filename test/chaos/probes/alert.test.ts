import { expect, it } from 'vitest';
import { alert } from '../../../chaos/probes/alert.ts';
import type { AlertNotice } from '../../../model/alert.ts';
import { expectedAlerts } from '../../../model/alert.ts';
import { later, ms } from '../../../model/units.ts';
import { hardened } from '../../../stack/topologies/hardened.ts';
import { twoServers } from '../../../stack/topologies/two-servers.ts';
import { fakeScene } from '../../support/probe-scene.ts';

const plan = { probe: 'alert', expected: 'held', target: 'server1', fault: 'kill', withinMs: ms(5000) } as const;

/** A scene in which the alerts begin and end at these moments, if at all. */
function sceneWith(firesMs: number, endsMs: number) {
  const scene = fakeScene({}, hardened);
  const begunAt = scene.clock.now();
  const alerts = async (): Promise<readonly AlertNotice[]> => {
    const all = expectedAlerts(hardened, 'server1', 'kill').flatMap((key) => [
      { ...key, at: later(begunAt, firesMs), firing: true },
      { ...key, at: later(begunAt, endsMs), firing: false },
    ]);
    return all.filter(({ at }) => at <= scene.clock.now());
  };
  return { ...scene, plan, stack: { ...scene.stack, alerts } };
}

it('holds the fault until every alert has come, and looks until they are over', async () => {
  const scene = sceneWith(2000, 4000);
  await alert.gather(scene);
  expect(scene.faults).toEqual(['kill server1 at 0 ms', 'heal server1 at 2000 ms']);
  const [seen] = scene.seen;
  expect(seen).toMatchObject({ kind: 'alerts', received: true });
  expect(seen?.kind === 'alerts' && seen.notices.map(({ atMs, firing }) => [atMs, firing])).toEqual([
    [2000, true],
    [4000, false],
    [2000, true],
    [4000, false],
  ]);
});

it('ends at its limits when nothing is told', async () => {
  const scene = sceneWith(60_000, 70_000);
  await alert.gather(scene);
  expect(scene.faults).toEqual(['kill server1 at 0 ms', 'heal server1 at 5000 ms']);
  expect(scene.seen).toEqual([{ kind: 'alerts', received: true, notices: [] }]);
});

it('does not wait where nobody receives alerts', async () => {
  const scene = { ...fakeScene({}, twoServers), plan };
  await alert.gather(scene);
  expect(scene.faults).toEqual(['kill server1 at 0 ms', 'heal server1 at 0 ms']);
  expect(scene.seen).toEqual([{ kind: 'alerts', received: false, notices: [] }]);
});

it('asks for a target', async () => {
  await expect(alert.gather(fakeScene({}, hardened))).rejects.toThrow('no target named by the plan');
});
