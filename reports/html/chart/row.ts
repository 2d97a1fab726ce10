import type { Html } from '../escape.ts';
import { html } from '../escape.ts';

/** One strip of a timeline: it knows its height, and is told where its top is. */
export interface Row {
  /** Height in pixels. */
  readonly height: number;
  /** Its markup, drawn below `top`. */
  draw(top: number): Html;
}

/** The strips one below the other, and how high they are together. */
export function pile(rows: readonly Row[]): { readonly height: number; readonly drawn: readonly Html[] } {
  let height = 0;
  const drawn = rows.map((row) => {
    const markup = row.draw(height);
    height += row.height;
    return markup;
  });
  return { height, drawn };
}

/** A line of words above a strip: what it shows on the left, its scale on the right. */
export const label = (left: string, right: string): Row => ({
  height: 25,
  draw: (top) =>
    html`<text class="name" x="0" y="${top + 20}">${left}</text
      ><text class="scale" x="100%" y="${top + 20}" text-anchor="end">${right}</text>`,
});

/** Empty space. */
export const space = (height: number): Row => ({ height, draw: () => html`` });
