import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Experiment } from '../../words/experiment.ts';
import { counted, moment } from '../../words/number.ts';
import { enumerate } from '../../words/list.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { answering } from './answering.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf, ticksOf } from './axis.ts';
import { balancer } from './balancer.ts';
import { markLines, markNames, marksOf } from './marks.ts';
import { faultWindow, phases } from './phases.ts';
import { requests } from './requests.ts';
import type { Row } from './row.ts';
import { pile, space } from './row.ts';
import { waiting } from './waiting.ts';

/** An episode over time: small multiples on one axis, zero is the injection. */
export function timeline(one: Experiment, episode: EpisodeVerdict): Html {
  const axis: TimeAxis = { fromMs: episode.marks.loadStartMs, toMs: episode.marks.loadEndMs };
  const marks = marksOf(one, episode);
  const band = phases(axis, episode.marks, episode.injected);
  const { height, drawn } = pile([band, markNames(axis, marks), ...strips(axis, episode), space(6), ruler(axis)]);
  const id = `${one.id}-${episode.episode}`;
  const shade = episode.injected && one.fault !== 'sham' && faultWindow(axis, episode.marks, height - 18);
  return html`<svg class="timeline" role="img" aria-labelledby="t-${id} d-${id}" width="100%" height="${height}">
    <title id="t-${id}">${one.title} over time</title>
    <desc id="d-${id}">${told(one, episode)}</desc>
    ${shade}${markLines(axis, marks, band.height, height - 18)}${drawn}
  </svg>`;
}

const strips = (axis: TimeAxis, episode: EpisodeVerdict): readonly Row[] => [
  ...episode.series.flatMap((series) => requests(axis, series)),
  ...answering(axis, episode),
  ...episode.series.flatMap((series) => waiting(axis, series)),
  ...balancer(axis, episode),
];

/** The axis: seconds from the injection. */
const ruler = (axis: TimeAxis): Row => ({
  height: 18,
  draw: (top) => html`${ticksOf(axis).map((atMs) => tick(placeOf(axis, atMs), `${atMs / 1000} s`, top))}`,
});

/** Words at the very ends are kept inside the drawing. */
function tick(x: number, word: string, top: number): Html {
  const anchor = x < 3 ? 'start' : x > 97 ? 'end' : 'middle';
  return html`<line class="tick" x1="${x}%" x2="${x}%" y1="${top}" y2="${top + 4}" /><text
      class="scale"
      x="${x}%"
      y="${top + 16}"
      text-anchor="${anchor}"
      >${word}</text
    >`;
}

/** The drawing in a sentence, for whoever does not see it. */
function told(one: Experiment, episode: EpisodeVerdict): string {
  const events = marksOf(one, episode).map((mark) => `${mark.name} at ${moment(mark.atMs)}`);
  const lost = one.cells.map((cell) => `${cell.operation} ${counted(cell.slots.bad + cell.slots.dropped, 'request')}`);
  return `${enumerate(events) || 'nothing happened'}. Lost: ${lost.join(', ') || 'no data'}. The same numbers are in the table below.`;
}
