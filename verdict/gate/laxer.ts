import type { Difference } from '../../model/comparison.ts';
import { staleReadsOf, withinOf } from '../history/print.ts';

/** Whether a plan shows less when the setting is less, when it is more, or neither way. */
type Shows = 'less' | 'more' | 'neither';

/**
 * By which way each number of a plan shows less. Fewer requests, shorter windows and fewer episodes are less evidence for the same
 * finding; a lower bar and a longer time that is allowed let worse pass. Warming up longer and lanes do neither.
 */
export const laxerWhen: Readonly<Record<string, Shows>> = {
  'load.ratePerSecond.static': 'less',
  'load.ratePerSecond.read': 'less',
  'load.ratePerSecond.write': 'less',
  'load.returningPerSecond': 'less',
  'load.timeoutMs': 'more',
  'load.deadlineMs': 'more',
  'windows.settleMs': 'neither',
  'windows.controlMs': 'less',
  'windows.holdMs': 'less',
  'windows.recoveryMs': 'more',
  'windows.afterMs': 'less',
  'bars.availability': 'less',
  'bars.returningAvailability': 'less',
  'bars.failoverBudgetMs': 'more',
  'bars.stalenessMs': 'more',
  'bars.generatorLagMs': 'more',
  episodes: 'less',
  staleReads: 'more',
  lanes: 'neither',
};

/** An act under which stale reads are allowed, and how long a probe waits, have a name of their own in each plan. */
const showsBy = (what: string): Shows =>
  laxerWhen[what] ?? (what.startsWith(staleReadsOf) || what.endsWith(withinOf) ? 'more' : 'neither');

/** Whether a difference between two plans, the earlier one first, makes the later one show less. */
export function isLaxer({ what, a, b }: Difference): boolean {
  if (what.startsWith(staleReadsOf) && a === 'absent') return true;
  const shows = showsBy(what);
  return (shows === 'less' && Number(b) < Number(a)) || (shows === 'more' && Number(b) > Number(a));
}
