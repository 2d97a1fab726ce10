import type { Part } from '../escape.ts';
import { html } from '../escape.ts';

/** One strip of a timeline: it knows its height, and is told where its top is. */
export interface Row {
  /** Height in pixels. */
  readonly height: number;
  /** What is drawn below `top`, in the drawing that stretches: 100 ms wide and a pixel high are its units. */
  readonly shapes?: (top: number) => Part;
  /** What is written below `top`; letters never stretch. */
  readonly words?: (top: number) => Part;
}

/** Strips one below the other. */
export interface Pile {
  /** How high they are together, in pixels. */
  readonly height: number;
  /** What they draw. */
  readonly shapes: readonly Part[];
  /** What they write. */
  readonly words: readonly Part[];
}

/** Puts strips one below the other. */
export function pile(rows: readonly Row[]): Pile {
  let height = 0;
  const tops = rows.map((row) => (height += row.height) - row.height);
  return {
    height,
    shapes: rows.map((row, index) => row.shapes?.(tops[index] ?? 0)),
    words: rows.map((row, index) => row.words?.(tops[index] ?? 0)),
  };
}

/** A line of words above a strip: what it shows, then its scale. */
export const label = (name: string, scale: string): Row => ({
  height: 25,
  words: (top) => html`<text y="${top + 20}"><tspan class="name">${name}</tspan> ${scale}</text>`,
});

/** A line of words for a strip that goes with the one above it. */
export const hint = (words: string): Row => ({
  height: 18,
  words: (top) => html`<text y="${top + 14}">${words}</text>`,
});

/** Empty space. */
export const space = (height: number): Row => ({ height });

/** Whether a word has room in a stretch of time, in percent of the width: `tight` where only on a wide screen; null if never. */
export function roomFor(word: string, width: number): 'tight' | '' | null {
  if (width <= word.length * 0.62) return null;
  return width < word.length * 2.2 ? 'tight' : '';
}
