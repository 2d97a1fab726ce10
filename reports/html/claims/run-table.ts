import type { ClaimsVerdict, StackOutcome } from '../../../model/claims-verdict.ts';
import { formatDuration } from '../../../model/units.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { definitions } from '../table.ts';

/** The runs that carry the claims, each with a report of its own, and how to make them again. */
export const runTable = ({ run, stacks }: ClaimsVerdict): Html =>
  html`<pre tabindex="0"><code>${run.command}</code></pre>
    ${definitions([
      ['folder', run.id],
      ['started', run.startedAt || 'no data'],
      ['took', formatDuration(run.durationMs)],
      ['seed', run.seed],
    ])}
    <h3>Runs</h3>
    <ul>
      ${stacks.map((one) => item(one))}
    </ul>`;

const item = ({ stack, title, folder, outcome, failure }: StackOutcome): Html =>
  html`<li>
    ${folder === null || failure !== null ? stack : html`<a href="${folder}/report.html">${stack}</a>`}:
    ${failure ?? `${title}; its own expectations: ${outcome}`}
  </li>`;
