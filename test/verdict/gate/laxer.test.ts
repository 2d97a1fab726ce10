import { describe, expect, it } from 'vitest';
import { isLaxer, laxerWhen } from '../../../verdict/gate/laxer.ts';
import { settingsOf } from '../../../verdict/history/print.ts';
import { planFixture } from '../../support/stack-fixture.ts';

describe('the ways in which a plan shows less', () => {
  it('are known of every number that a plan has', () => {
    expect(Object.keys(laxerWhen).toSorted()).toEqual(Object.keys(settingsOf(planFixture)).toSorted());
  });

  it.each([
    ['load.ratePerSecond.read', '120', '20', true],
    ['load.ratePerSecond.read', '20', '120', false],
    ['load.returningPerSecond', '30', '0', true],
    ['load.timeoutMs', '1000', '5000', true],
    ['load.deadlineMs', '250', '1000', true],
    ['load.deadlineMs', '1000', '250', false],
    ['windows.controlMs', '3700', '1000', true],
    ['windows.holdMs', '5200', '3000', true],
    ['windows.recoveryMs', '3000', '30000', true],
    ['windows.afterMs', '3450', '1000', true],
    ['bars.availability', '0.98', '0.5', true],
    ['bars.availability', '0.98', '0.999', false],
    ['bars.returningAvailability', '0.95', '0.5', true],
    ['bars.failoverBudgetMs', '1500', '30000', true],
    ['bars.stalenessMs', '1000', '9000', true],
    ['bars.generatorLagMs', '50', '500', true],
    ['episodes', '10', '9', true],
    ['staleReads', '0', '1', true],
    ['staleReads', '2', '0', false],
    ['staleReads.server2/stop', 'absent', '1', true],
    ['staleReads.server2/stop', '1', 'absent', false],
    ['probes.alert of server1 under stop.withinMs', '10000', '600000', true],
    ['probes.alert of server1 under stop.withinMs', '600000', '10000', false],
    ['probes.alert of server1 under stop.withinMs', 'absent', '600000', false],
    ['episodes', '9', '10', false],
    ['windows.settleMs', '500', '100', false],
    ['lanes', '1', '4', false],
    ['a.number.of.a.newer.plan', '1', '2', false],
  ])('hold of %s that was %s and is %s: %s', (what, a, b, laxer) => {
    expect(isLaxer({ what, a, b })).toBe(laxer);
  });
});
