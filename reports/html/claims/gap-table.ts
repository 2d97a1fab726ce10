import type { ClaimsVerdict, FailoverGap } from '../../../model/claims-verdict.ts';
import type { Truth } from '../../../model/truth.ts';
import { durationAtLeast, durationAtMost, formatDuration } from '../../../model/units.ts';
import { distinct } from '../../words/list.ts';
import { bracket } from '../../words/number.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { definitions, numbers } from '../table.ts';

const within: Readonly<Record<Truth, string>> = { held: 'within', broken: 'beyond', unknown: 'across the limit' };

/** Every interruption that was survived, against what the settings of its stack allow. */
export function gapTable({ gaps }: ClaimsVerdict): Html {
  if (gaps.length === 0) return html`<p>No data: no failover was felt.</p>`;
  const header = ['taken away', 'operation', 'gap', 'allowed', 'against the formula', 'noticed after'];
  const formulas = distinct(gaps.map(({ stack }) => stack)).map(
    (stack) => [stack, gaps.find((gap) => gap.stack === stack)?.formula ?? ''] as const,
  );
  return html`${numbers(
      'The longest interruption of each act that was survived, bracketed by the requests around it',
      header,
      gaps.map((gap) => row(gap)),
    )}
    <h3>The formulas</h3>
    ${definitions(formulas)}`;
}

const row = ({ stack, target, fault, operation, outage, allowedMs, within: truth, detection }: FailoverGap) => [
  `${target} (${fault}), ${stack}`,
  operation,
  outage.lengthHighMs === null
    ? `> ${durationAtLeast(outage.lengthLowMs)}`
    : bracket(outage.lengthLowMs, outage.lengthHighMs),
  formatDuration(allowedMs),
  within[truth],
  noticed(detection),
];

function noticed(detection: FailoverGap['detection']): string {
  if (!detection) return 'nothing implied';
  const seen = detection.observedMs === null ? 'never' : formatDuration(detection.observedMs);
  return `${seen} (${durationAtLeast(Math.max(0, detection.lowMs))} to ${durationAtMost(detection.highMs)})`;
}
