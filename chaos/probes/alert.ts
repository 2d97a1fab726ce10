import type { AlertNotice } from '../../model/alert.ts';
import { alertWithinMs, expectedAlerts } from '../../model/alert.ts';
import { elapsedMs, epochMs, later, ms } from '../../model/units.ts';
import { firstOf } from '../no-part.ts';
import type { Probe, ProbeScene } from '../probe-contract.ts';

/** Between two looks at what the receiver was told. */
const lookEveryMs = 50;

type Scene = ProbeScene<'alerts'>;

/**
 * Puts a fault in force until every alert of it has come, or its limit is over, and waits for their end after the healing.
 * Where nobody receives alerts the fault is in force no longer than it takes to see it.
 */
export const alert: Probe = {
  id: 'alert',
  title: 'a fault is in force until it is told of, and then healed until its end is told of',
  lastsMs: ms(45_000),
  spoils: false,

  async gather(scene: Scene) {
    const target = firstOf(scene.plan.target === undefined ? [] : [scene.plan.target], 'target named by the plan');
    const { fault = 'stop', withinMs = alertWithinMs } = scene.plan;
    const wanted = expectedAlerts(scene.spec, target, fault);
    const received = scene.spec.components.some(({ kind }) => kind === 'webhook');
    const beganAt = epochMs(scene.clock.now() - scene.elapsedMs());
    const wait = (firing: boolean): Promise<void> =>
      received
        ? until(scene, withinMs, (notices) => wanted.every((key) => lastOf(notices, key)?.firing === firing))
        : Promise.resolve();
    await scene.under(fault, target, () => wait(true));
    await wait(false);
    const notices = (await scene.stack.alerts()).map(({ at, name, component, firing }) => {
      return { name, component, firing, atMs: elapsedMs(beganAt, at) };
    });
    scene.see({ kind: 'alerts', received, notices });
  },
};

const lastOf = (notices: readonly AlertNotice[], { name, component }: Pick<AlertNotice, 'name' | 'component'>) =>
  notices.findLast((notice) => notice.name === name && notice.component === component);

async function until(
  { stack, clock, signal }: Scene,
  withinMs: number,
  isEnough: (notices: readonly AlertNotice[]) => boolean,
): Promise<void> {
  const limit = later(clock.now(), withinMs);
  while (!isEnough(await stack.alerts()) && clock.now() < limit) {
    await clock.until(later(clock.now(), lookEveryMs), signal);
  }
}
