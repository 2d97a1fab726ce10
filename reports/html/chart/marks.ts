import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { Experiment } from '../../words/experiment.ts';
import { moment } from '../../words/number.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf } from './axis.ts';
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

/** A line of words for each mark, so that no two run into each other. */
export const markNames = (axis: TimeAxis, marks: readonly Mark[]): Row => ({
  height: marks.length * 16 + 4,
  draw: (top) => html`${marks.map((mark, index) => name(axis, mark, top + index * 16 + 14))}`,
});

function name(axis: TimeAxis, { name: what, atMs }: Mark, y: number): Html {
  const x = placeOf(axis, atMs);
  const [anchor, shift] = x > 55 ? ['end', -6] : ['start', 6];
  return html`<circle cx="${x}%" cy="${y - 4}" r="2.5" /><text
      class="mark"
      x="${x}%"
      dx="${shift}"
      y="${y}"
      text-anchor="${anchor}"
      >${what} ${moment(atMs)}</text
    >`;
}

/** The lines from the words down through the strips. */
export const markLines = (axis: TimeAxis, marks: readonly Mark[], top: number, height: number): readonly Html[] =>
  marks.map(({ atMs }, index) => {
    const x = `${placeOf(axis, atMs)}%`;
    return html`<line class="mark" x1="${x}" x2="${x}" y1="${top + index * 16 + 10}" y2="${height}" />`;
  });
