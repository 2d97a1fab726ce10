import type { EpisodeMarks } from '../../../model/episode.ts';
import type { Html, Part } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf, unitsAcross, unitsAt } from './axis.ts';
import { placed } from './bars.ts';
import type { Row } from './row.ts';
import { roomFor } from './row.ts';

/** A phase in words, with its ends. */
interface Phase {
  /** Its name. */
  readonly name: string;
  /** Begin, in milliseconds from the injection. */
  readonly fromMs: number;
  /** End. */
  readonly toMs: number;
}

/** The same; an end is null when it did not happen. */
type Planned = Pick<Phase, 'name'> & { readonly [End in 'fromMs' | 'toMs']: number | null };

const planned = (marks: EpisodeMarks, injected: boolean): readonly Planned[] => [
  { name: 'settle', fromMs: marks.loadStartMs, toMs: marks.controlStartMs },
  { name: 'control', fromMs: marks.controlStartMs, toMs: injected ? 0 : marks.loadEndMs },
  { name: 'hold', fromMs: injected ? 0 : null, toMs: marks.healBegunMs ?? marks.loadEndMs },
  { name: 'healing', fromMs: marks.healBegunMs, toMs: marks.healedMs ?? marks.loadEndMs },
  { name: 'recovery', fromMs: marks.healedMs, toMs: marks.afterStartMs ?? marks.loadEndMs },
  { name: 'after', fromMs: marks.afterStartMs, toMs: marks.loadEndMs },
];

const phasesOf = (marks: EpisodeMarks, injected: boolean): readonly Phase[] =>
  planned(marks, injected).filter(
    (phase): phase is Phase => phase.fromMs !== null && phase.toMs !== null && phase.toMs > phase.fromMs,
  );

/** The band of phases at the top; a phase that its name does not fit is only a stretch between two lines. */
export function phases(axis: TimeAxis, marks: EpisodeMarks, injected: boolean): Row {
  const happened = phasesOf(marks, injected);
  const borders = happened.map(({ fromMs }) => `M${unitsAt(axis, fromMs)} 0v18`).join('');
  const frame = `M0 0h${unitsAcross(axis)}v18H0z${borders}`;
  return {
    height: 20,
    shapes: () => html`<path class="phase" d="${frame}" />`,
    words: (top) => html`<text class="mid" y="${top + 13}">${happened.map((phase) => named(axis, phase))}</text>`,
  };
}

function named(axis: TimeAxis, { name, fromMs, toMs }: Phase): Part {
  const [from, to] = [placeOf(axis, fromMs), placeOf(axis, toMs)];
  const room = roomFor(name, to - from);
  const middle = Math.round(((from + to) / 2) * 10) / 10;
  return room !== null && html`<tspan class="${room}" x="${middle}%">${name}</tspan>`;
}

/** The fault window, as a tint behind all strips. */
export function faultWindow(axis: TimeAxis, marks: EpisodeMarks, height: number): Html {
  const x = unitsAt(axis, 0);
  const width = placed(unitsAt(axis, marks.healBegunMs ?? marks.loadEndMs) - x);
  return html`<path class="fault" d="M${x} 0h${width}v${height}h-${width}z" />`;
}
