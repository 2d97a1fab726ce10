import { operationNames } from '../../../model/stack.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { formatDuration } from '../../../model/units.ts';
import { budgetBecause } from '../../words/budget.ts';
import { setPercent } from '../../words/measure.ts';
import type { Part } from '../escape.ts';
import { html } from '../escape.ts';
import type { Section } from '../section.ts';
import { definitions } from '../table.ts';

/** Everything needed to run it again and get the same. */
export const settings: Section = {
  id: 'settings',
  title: 'Run it again',
  word: 'Run again',
  body: (verdict) =>
    html`<pre tabindex="0"><code>${verdict.run.command}</code></pre>
      ${definitions([...runOf(verdict), ...planOf(verdict)])}
      <h3>Versions and machine</h3>
      ${definitions([...Object.entries(verdict.run.versions), ...Object.entries(verdict.run.host)])}`,
};

const runOf = ({ run, stack }: Verdict): readonly (readonly [Part, Part])[] => [
  ['run', run.id],
  ['suite', run.suite],
  ['stack', `${stack.name}: ${stack.title}`],
  ['started', run.startedAt],
  ['took', formatDuration(run.durationMs)],
  ['seed', run.seed],
];

const planOf = ({ plan: { load, windows, bars }, stack }: Verdict): readonly (readonly [Part, Part])[] => [
  ['load', operationNames.map((name) => `${name} ${load.ratePerSecond[name]}/s`).join(', ')],
  ['deadline, time-out', `${formatDuration(load.deadlineMs)}, ${formatDuration(load.timeoutMs)}`],
  ['control, hold', `${formatDuration(windows.controlMs)}, ${formatDuration(windows.holdMs)}`],
  ['recovery, after', `${formatDuration(windows.recoveryMs)}, ${formatDuration(windows.afterMs)}`],
  ['availability to clear', setPercent(bars.availability)],
  ['allowed failover', `${formatDuration(bars.failoverBudgetMs)} (${budgetBecause({ bars, stack })})`],
];
