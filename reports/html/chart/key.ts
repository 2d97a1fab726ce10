import { operationDoes } from '../../words/operation.ts';
import { operationNames } from '../../../model/stack.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';

const swatch = (look: string): Html =>
  html`<svg viewBox="0 0 14 14" aria-hidden="true"><rect class="${look}" width="14" height="14" /></svg>`;

const kinds = [
  ['good', 'good'],
  ['late', 'right but late'],
  ['wrong', 'wrong answer'],
  ['unanswered', 'no answer'],
  ['missing', 'not sent or not known'],
  ['fault', 'fault held'],
] as const;

/** What the colours of a timeline mean. */
export const seriesKey: Html = html`<ul class="key timeline">
  ${kinds.map(([look, word]) => html`<li>${swatch(look)} ${word}</li>`)}
  <li>
    <svg viewBox="0 0 14 14" aria-hidden="true">
      <rect class="band" y="3" width="14" height="8" />
      <path class="median" d="M0 11h14" />
    </svg>
    wait: median, up to the 95th percentile
  </li>
</ul>`;

/** What the lines of the picture mean: colour and dashes, so that neither is needed alone. */
export const operationKey: Html = html`<ul class="key">
  ${operationNames.map(
    (name) =>
      html`<li>
        <svg class="long" viewBox="0 0 36 14" aria-hidden="true"><path class="travel ${name}" d="M0 7h36" /></svg>
        ${operationDoes[name]}
      </li>`,
  )}
</ul>`;
