import { isViewTold } from '../../model/balancer-view.ts';
import { componentsOf, entriesOf } from '../../model/stack.ts';
import { formatDuration } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { sum } from './down.ts';
import type { Experiment } from './experiment.ts';
import { distinct, enumerate } from './list.ts';
import { count } from './number.ts';
import { withFinding } from './sentence.ts';

/** What is needed of a run. */
type Run = Pick<Verdict, 'stack' | 'plan'>;

/** What users saw of a failure, and at which hop: "Users saw: 600 times no answer within 1.00 s, at balancer, …"; empty if nothing. */
export function symptomOf(run: Run, group: readonly Experiment[]): string {
  const cells = group.flatMap((one) => withFinding(one, 'proven'));
  const causes = distinct(cells.flatMap(({ failedBy }) => Object.keys(failedBy)));
  const times = (cause: string): number => sum(cells, ({ failedBy }) => failedBy[cause] ?? 0);
  const told = causes
    .toSorted((a, b) => times(b) - times(a))
    .map((cause) => `${timesOf(times(cause))} ${causeInWords(cause, run)}`);
  return told.length === 0 ? '' : `Users saw: ${enumerate(told)}${placeOf(run, group)}.`;
}

const timesOf = (times: number): string => (times === 1 ? 'once' : `${count(times)} times`);

function causeInWords(cause: string, { plan }: Run): string {
  if (cause === 'refused') return 'a refused connection';
  if (cause === 'timeout') return `no answer within ${formatDuration(plan.load.timeoutMs)}`;
  if (cause === 'late') return `an answer later than ${formatDuration(plan.load.deadlineMs)}`;
  if (/^\d{3}$/.test(cause)) return `error ${cause}`;
  return visible(cause).replaceAll('-', ' ');
}

/** Where that was: only what the drawing and the balancer's own view say for certain. */
function placeOf({ stack }: Run, group: readonly Experiment[]): string {
  const entries = entriesOf(stack);
  const isEntry = group.every(({ target }) => componentsOf(stack, target).some((one) => entries.includes(one)));
  if (isEntry) return `, at ${enumerate(distinct(group.map(({ target }) => visible(target))))}, where requests enter`;
  const episodes = group.flatMap((one) => one.episodes);
  const isCalm = episodes.every(({ balancer }) => balancer.every(({ state }) => state.toUpperCase().startsWith('UP')));
  return isViewTold(stack) && isCalm && episodes.length > 0 ? '; the balancer took no server for down' : '';
}
