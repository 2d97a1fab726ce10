import type { Part } from './escape.ts';
import { Html, html } from './escape.ts';

/** A wide thing in a frame of its own that scrolls sideways, so that the page never does; reachable by keyboard. */
export const scrolling = (label: string, content: Part): Html =>
  html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;

/** A table of numbers: the first column names the row, all others are right-aligned with their unit in the header. */
export const numbers = (caption: string, header: readonly string[], rows: readonly (readonly Part[])[]): Html =>
  html`<p class="small">${caption}</p>
    ${scrolling(
      caption,
      html`<table class="numbers">
        <thead>
          <tr>
            ${header.map((head) => (head === '' ? html`<td></td>` : html`<th scope="col">${head}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => numberRow(row))}
        </tbody>
      </table>`,
    )}`;

/** End tags of rows and cells may be left out in HTML; with thousands of cells that is a quarter of the file. */
const [rowBegins, cellBegins] = [new Html('\n<tr><th scope=row>'), new Html('<td>')];

const numberRow = ([head, ...cells]: readonly Part[]): Part => [
  rowBegins,
  head,
  cells.map((cell) => [cellBegins, cell]),
];

/** Names and what they stand for. */
export const definitions = (entries: readonly (readonly [Part, Part])[]): Html =>
  html`<dl>
    ${entries.map(
      ([term, means]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${means}</dd>
        </div>`,
    )}
  </dl>`;
