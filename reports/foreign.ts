import type { Availability } from '../model/cell.ts';
import type { ForeignCell, ForeignVerdict } from '../model/foreign.ts';
import { shownOperation } from '../model/foreign.ts';
import { durationAtLeast, durationAtMost, formatDuration } from '../model/units.ts';
import { inert } from './text/inert.ts';
import { visible } from './text/visible.ts';
import { counted, percent } from './words/number.ts';

/** Evidence from elsewhere as a person reads it on a terminal: every cell, then what nobody can tell from these files. */
export function renderForeign(verdict: ForeignVerdict): string {
  const { outcome, requests, from, cells, cannotTell, complaints } = verdict;
  const step = verdict.timeStepMs > 1 ? `; moments to ${formatDuration(verdict.timeStepMs)} only` : '';
  const odd = complaints > 0 ? `; complaints: ${counted(complaints, 'line')}` : '';
  return [
    `${outcome}: ${counted(requests, 'request')} from ${from}, ${counted(cells.length, 'cell')}${step}${odd}`,
    '',
    ...cells.flatMap(cellLines),
    ...(cells.length === 0 ? ['The events have no injected fault.'] : []),
    '',
    'What this evidence cannot tell:',
    ...cannotTell.map(({ what, because }) => `  - ${what}: ${because}`),
    '',
  ]
    .map((line) => inert(visible(line)))
    .join('\n');
}

function cellLines(cell: ForeignCell): readonly string[] {
  const { episode, fault, target, operation, finding, effect, expectation, reasons } = cell;
  const felt = cell.outage ? `, ${lengthOf(cell)}` : '';
  const { control, hold, after } = cell.availability;
  const name = `${episode}. ${fault} ${target} / ${shownOperation(operation)}`;
  return [
    `${name}: ${expectation ?? 'control arm'}, ${finding}, ${effect}${felt}`,
    `   good before the fault ${shareOf(control)}, under it ${shareOf(hold)}, after it ${shareOf(after)}`,
    ...reasons.map(({ reason, detail }) => `   ${reason}: ${detail}`),
  ];
}

const shareOf = (share: Availability | null): string =>
  share ? `${share.good} of ${share.n} (${percent(share.estimate)})` : 'no request';

function lengthOf({ outage }: ForeignCell): string {
  const [low, high] = [outage?.lengthLowMs ?? 0, outage?.lengthHighMs ?? null];
  // Whether the last requests before the healing were the end of it nobody can know: seen it was not.
  if (outage?.censored === true)
    return `interrupted for at least ${durationAtLeast(low)}, not seen to end before the healing`;
  return high === null
    ? `interrupted for at least ${durationAtLeast(low)}`
    : `interrupted for ${durationAtLeast(low)} to ${durationAtMost(high)}`;
}
