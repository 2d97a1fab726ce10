import { operationDoes } from '../../words/operation.ts';
import { operationNames } from '../../../model/stack.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';

/** Looks and what they mean; with the room that the words take, in pixels. */
const kinds = [
  ['good', 'good', 62],
  ['late', 'right but late', 112],
  ['wrong', 'wrong answer', 110],
  ['unanswered', 'no answer', 92],
  ['missing', 'not sent or not known', 160],
  ['fault', 'fault held', 92],
  ['band', 'wait: median to 95th percentile', 220],
] as const;

/** An entry of the key: what it looks like, what it means, and the room it takes. */
type Kind = (typeof kinds)[number];

/** What the colours of a timeline mean, in the words of the page: for whoever reads or hears it. */
export const seriesKey: Html = html`<ul class="key timeline hidden">
  ${kinds.map(
    ([look, word]) =>
      html`<li>
        <svg viewBox="0 0 14 14" aria-hidden="true"><rect class="${look}" width="14" height="14" /></svg> ${word}
      </li>`,
  )}
</ul>`;

/** The same drawn, once for all timelines: in one line on a wide page, in four on a narrow one. */
export const keySymbol: Html = html`<symbol id="key">
  <g class="wide">${placedIn([kinds])}</g>
  <g class="slim">${placedIn([kinds.slice(0, 2), kinds.slice(2, 4), kinds.slice(4, 6), kinds.slice(6)])}</g>
</symbol>`;

/** The key above a timeline; a copy, so that it takes no bytes. Who cannot see it finds the words above the first. */
export const drawnKey: Html = html`<svg class="keys timeline" aria-hidden="true"><use href="#key" /></svg>`;

/** Entries one beside the other, a line for each list. */
function placedIn(lines: readonly (readonly Kind[])[]): readonly Html[] {
  return lines.flatMap((entries, line) =>
    entries.map(([look, word], index) => {
      const x = entries.slice(0, index).reduce((sum, [, , width]) => sum + width, 0);
      const y = line * 18;
      return html`<rect class="${look}" x="${x}" y="${y + 3}" width="11" height="11" />
        <text x="${x + 16}" y="${y + 13}">${word}</text>`;
    }),
  );
}

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
