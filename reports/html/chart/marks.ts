import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Experiment } from '../../words/experiment.ts';
import { moment } from '../../words/number.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf, unitsAt } from './axis.ts';
import type { Row } from './row.ts';

/** A moment worth a line through all strips. */
export interface Mark {
  /** What happened. */
  readonly name: string;
  /** When, in milliseconds from the injection. */
  readonly atMs: number;
}

/** The moments that came, in the order in which they came. */
export function marksOf(one: Experiment, episode: EpisodeVerdict): readonly Mark[] {
  const { marks, injected } = episode;
  const sham = one.fault === 'sham';
  const all = [
    { name: sham ? 'nothing done' : 'injected', atMs: injected ? 0 : null },
    { name: 'seen to bite', atMs: sham ? null : marks.bitMs },
    { name: 'noticed by the balancer', atMs: marks.detectedMs },
    { name: 'healing begun', atMs: sham ? null : marks.healBegunMs },
    { name: 'seen to be healed', atMs: sham ? null : marks.healedMs },
    { name: 'all back', atMs: backOf(one) },
  ];
  return all.filter((mark): mark is Mark => mark.atMs !== null).toSorted((a, b) => a.atMs - b.atMs);
}

/** The last operation to come back; of one episode only, since cells sum up all of theirs. */
function backOf({ cells, episodes }: Experiment): number | null {
  const away = cells.filter((cell) => cell.outage !== null);
  const backs = away.map((cell) => cell.timeToRecoverMs);
  if (episodes.length !== 1 || backs.length === 0 || backs.includes(null)) return null;
  return Math.max(...backs.map((back) => back ?? 0));
}

/** Height of a line of words. */
const lineHeight = 16;

/** A line of words for each mark, so that no two run into each other. */
export const markNames = (axis: TimeAxis, marks: readonly Mark[]): Row => ({
  height: marks.length * lineHeight + 4,
  words: (top) =>
    html`<text class="mark">${marks.map((mark, index) => name(axis, mark, top + index * lineHeight + 14))}</text>`,
});

function name(axis: TimeAxis, { name: what, atMs }: Mark, y: number): Html {
  const [x, words] = [placeOf(axis, atMs), `${what} ${moment(atMs)}`];
  // To the right, where no line of an earlier mark is, as long as even a narrow page has room there.
  return x > 100 - words.length * 2.2
    ? html`<tspan class="end" x="${x}%" dx="-6" y="${y}">${words}</tspan>`
    : html`<tspan x="${x}%" dx="6" y="${y}">${words}</tspan>`;
}

/** The lines from the words down through the strips, each with a dot at its head. */
export function markLines(axis: TimeAxis, marks: readonly Mark[], top: number, height: number): Html {
  const heads = marks.map(({ atMs }, index) => `M${unitsAt(axis, atMs)} ${top + index * lineHeight + 10}`);
  const dots = heads.map((head) => `${head}h0`).join('');
  return html`<path class="mark" d="${heads.map((head) => `${head}V${height}`).join('')}" /><path
      class="dots"
      d="${dots}"
    />`;
}
