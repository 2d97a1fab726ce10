import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { StackSpec } from '../../../model/stack.ts';
import type { Verdict } from '../../../model/verdict.ts';
import type { Experiment } from '../../words/experiment.ts';
import { lostInWords } from '../../words/measure.ts';
import { counted, moment } from '../../words/number.ts';
import { distinct, enumerate } from '../../words/list.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { answering } from './answering.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf, ticksOf, unitsAcross, unitsAt } from './axis.ts';
import { balancer } from './balancer.ts';
import { markLines, markNames, marksOf } from './marks.ts';
import { faultWindow, phases } from './phases.ts';
import { requests, topOf } from './requests.ts';
import type { Row } from './row.ts';
import { pile, space } from './row.ts';
import { waiting } from './waiting.ts';

/** An episode over time: small multiples on one axis, zero is the injection. */
export function timeline({ stack }: Pick<Verdict, 'stack'>, one: Experiment, episode: EpisodeVerdict): Html {
  const axis: TimeAxis = { fromMs: episode.marks.loadStartMs, toMs: episode.marks.loadEndMs };
  const marks = marksOf(one, episode);
  const band = phases(axis, episode.marks, episode.injected);
  const { height, shapes, words } = pile([
    band,
    markNames(axis, marks),
    ...strips(axis, stack, episode),
    space(6),
    ruler(axis),
  ]);
  const id = episode.episode;
  const foot = height - rulerHeight;
  const shade = episode.injected && one.fault !== 'sham' && faultWindow(axis, episode.marks, foot);
  return html`<svg
    class="timeline"
    role="img"
    aria-labelledby="t${id} d${id}"
    height="${height}"
    data-bins="${binsOf(axis, episode)}"
  >
    <title id="t${id}">${one.title} over time</title>
    <desc id="d${id}">${told(one, episode)}</desc>
    <svg viewBox="0 0 ${unitsAcross(axis)} ${height}" preserveAspectRatio="none">
      ${shade}${markLines(axis, marks, band.height, foot)}${shapes}
    </svg>
    ${words}
  </svg>`;
}

/**
 * What the page's script needs beside the drawing to tell the counts of a bin: left end of the axis, begin and width of the
 * first bin, how many there are, and the most that one holds of each operation. Empty where bins are not the same for all.
 */
function binsOf({ fromMs }: TimeAxis, { series }: EpisodeVerdict): string {
  const grids = distinct(series.map(({ startMs, binMs, good }) => [startMs, binMs, good.length].join(',')));
  return grids.length === 1 ? [fromMs, ...grids, ...series.map(topOf)].join(',') : '';
}

const strips = (axis: TimeAxis, stack: StackSpec, episode: EpisodeVerdict): readonly Row[] => [
  ...episode.series.flatMap((series) => [...requests(axis, series), ...waiting(axis, series)]),
  ...answering(axis, episode),
  ...balancer(axis, stack, episode),
];

const rulerHeight = 18;

/** The axis: seconds from the injection. */
function ruler(axis: TimeAxis): Row {
  const ticks = ticksOf(axis);
  return {
    height: rulerHeight,
    shapes: (top) =>
      html`<path class="tick" d="${ticks.map((atMs) => `M${unitsAt(axis, atMs)} ${top}v4`).join('')}" />`,
    words: (top) =>
      html`<text class="mid" y="${top + 16}">${ticks.map((atMs) => tick(placeOf(axis, atMs), atMs))}</text>`,
  };
}

/** Words at the very ends are kept inside the drawing. */
function tick(x: number, atMs: number): Html {
  const look = x < 3 ? 'start' : x > 97 ? 'end' : '';
  return html`<tspan class="${look}" x="${x}%">${atMs / 1000} s</tspan>`;
}

/** The drawing in a sentence, for whoever does not see it. Cells sum up all of their episodes: of several, that is said. */
function told(one: Experiment, episode: EpisodeVerdict): string {
  const events = marksOf(one, episode).map((mark) => `${mark.name} at ${moment(mark.atMs)}`);
  const lost = one.cells.map((cell) => `${cell.operation} ${requestsIn(lostInWords(cell))}`);
  const over = one.episodes.length > 1 ? ` in ${counted(one.episodes.length, 'episode')}` : '';
  return `${enumerate(events) || 'nothing happened'}. Lost${over}: ${lost.join(', ') || 'no data'}.`;
}

const requestsIn = (lost: string): string => `${lost} request${lost === '1' ? '' : 's'}`;
