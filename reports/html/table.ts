import type { Part } from './escape.ts';
import { Html, html } from './escape.ts';

/** A wide thing in a frame of its own that scrolls sideways, so that the page never does; reachable by keyboard. */
export const scrolling = (label: string, content: Part): Html =>
  html`<div class="scroll" role="group" aria-label="${label}" tabindex="0">${content}</div>`;

/** A table of numbers: the first column names the row, all others are right-aligned with their unit in the header. */
export const numbers = (caption: string, header: readonly string[], rows: readonly (readonly Part[])[]): Html =>
  html`<p class="small">${caption}</p>
    ${grid(caption, header, [{ rows }])}`;

/** Rows that a page can show without keeping the reader from what comes next. */
const fewRows = 24;

/** The same, folded where it is long; what it says must stand in words beside it. */
export const numbersFolded = (caption: string, header: readonly string[], rows: readonly (readonly Part[])[]): Html =>
  rows.length <= fewRows
    ? numbers(caption, header, rows)
    : html`<details>
        <summary>${caption}</summary>
        ${grid(caption, header, [{ rows }])}
      </details>`;

/** Rows of a table that belong together. */
export interface RowGroup {
  /** What they are of; absent where all rows are of the same. */
  readonly title?: string;
  /** The rows, cell by cell. */
  readonly rows: readonly (readonly Part[])[];
}

/** Which cells of a row are one: none, equal neighbours, or all of them when all are equal. */
type Way = 'apart' | 'across' | 'together';

/** The same without words above it, in groups of rows. */
export const grid = (label: string, header: readonly string[], groups: readonly RowGroup[], way: Way = 'apart'): Html =>
  scrolling(
    label,
    html`<table class="numbers ${way !== 'apart' && way}">
      <thead>
        <tr>
          ${header.map((head) => (head === '' ? emptyCell : [headBegins, head]))}
        </tr>
      </thead>
      ${groups.map(
        ({ title, rows }) =>
          html`<tbody>
            ${
              title !== undefined &&
              html`<tr>
                <th colspan="${header.length}" scope="rowgroup">${title}</th>
              </tr>`
            }
            ${rows.map((row) => numberRow(row, way))}
          </tbody>`,
      )}
    </table>`,
  );

/** End tags of rows and cells may be left out in HTML, and heads know what they head: with thousands of cells that is half. */
const [rowBegins, cellBegins] = [new Html('\n<tr><th>'), new Html('<td>')];
const [headBegins, emptyCell] = [new Html('<th>'), new Html('<td>')];

const numberRow = ([head, ...cells]: readonly Part[], way: Way): Part => [rowBegins, head, spans(cells, way)];

function spans(cells: readonly Part[], way: Way): Part {
  const texts = cells.map((cell) => html`${cell}`.markup);
  const isSame = texts.every((text) => text === texts[0]);
  if (way === 'apart' || (way === 'together' && !isSame)) return cells.map((cell) => [cellBegins, cell]);
  return cells.map((cell, index) => {
    if (index > 0 && texts[index] === texts[index - 1]) return null;
    const other = texts.findIndex((text, later) => later > index && text !== texts[index]);
    const width = (other < 0 ? texts.length : other) - index;
    return [width === 1 ? cellBegins : new Html(`<td colspan=${width}>`), cell];
  });
}

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
