import type { EpisodeMarks } from '../../../model/episode.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf } from './axis.ts';
import type { Row } from './row.ts';

/** A phase in words, with its ends; one of them null when it did not happen. */
interface Phase {
  /** Its name. */
  readonly name: string;
  /** Begin, in milliseconds from the injection. */
  readonly fromMs: number | null;
  /** End. */
  readonly toMs: number | null;
}

const phasesOf = (marks: EpisodeMarks, injected: boolean): readonly Phase[] => [
  { name: 'settle', fromMs: marks.loadStartMs, toMs: marks.controlStartMs },
  { name: 'control', fromMs: marks.controlStartMs, toMs: injected ? 0 : marks.loadEndMs },
  { name: 'hold', fromMs: injected ? 0 : null, toMs: marks.healBegunMs ?? marks.loadEndMs },
  { name: 'healing', fromMs: marks.healBegunMs, toMs: marks.healedMs ?? marks.loadEndMs },
  { name: 'recovery', fromMs: marks.healedMs, toMs: marks.afterStartMs ?? marks.loadEndMs },
  { name: 'after', fromMs: marks.afterStartMs, toMs: marks.loadEndMs },
];

/** The band of phases at the top; a name that does not fit its phase is in the phase's title. */
export const phases = (axis: TimeAxis, marks: EpisodeMarks, injected: boolean): Row => ({
  height: 20,
  draw: (top) => html`${phasesOf(marks, injected).map((phase) => band(axis, phase, top))}`,
});

function band(axis: TimeAxis, { name, fromMs, toMs }: Phase, top: number): Html | null {
  if (fromMs === null || toMs === null || toMs <= fromMs) return null;
  const x = placeOf(axis, fromMs);
  const width = placeOf(axis, toMs) - x;
  const tight = width < name.length * 2.2 ? 'tight' : '';
  const word = width > name.length && html`<text class="${tight}" x="50%" y="13" text-anchor="middle">${name}</text>`;
  return html`<svg x="${x}%" y="${top}" width="${width.toFixed(2)}%" height="18">
    <title>${name}</title>
    <rect class="phase ${name}" width="100%" height="18" />
    ${word}
  </svg>`;
}

/** The fault window, as a tint behind all strips. */
export function faultWindow(axis: TimeAxis, marks: EpisodeMarks, height: number): Html {
  const x = placeOf(axis, 0);
  const width = placeOf(axis, marks.healBegunMs ?? marks.loadEndMs) - x;
  return html`<rect class="fault" x="${x}%" y="0" width="${width.toFixed(2)}%" height="${height}" />`;
}
