import type { EpisodeVerdict } from '../../../model/episode.ts';
import { wrap } from '../../text/wrap.ts';
import { distinct } from '../../words/list.ts';
import type { Html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import type { Layer } from './bars.ts';
import { highest, scaleOf, stacked } from './bars.ts';
import { stripOf } from './requests.ts';
import type { Row } from './row.ts';
import { hint, label } from './row.ts';

/** About how high the strip is, in pixels. */
const about = 36;

/** Servers of an episode, in the order in which they are drawn and named. */
export const serversOf = ({ series }: Pick<EpisodeVerdict, 'series'>): readonly string[] =>
  distinct(series.flatMap((one) => Object.keys(one.servedBy))).toSorted();

/** Who answered: good answers of all operations by server, on top of each other. */
export function answering(axis: TimeAxis, episode: EpisodeVerdict): readonly Row[] {
  const [first] = episode.series;
  const servers = serversOf(episode);
  if (!first || servers.length === 0) return [label('who answered: no data', '')];
  const amount = first.good.length;
  const layers = servers.map((server, index): Layer => ({
    look: `s${index % 4}`,
    counts: joined(sumOf(episode, server, amount)),
  }));
  const top = highest(layers, Math.ceil(amount / joint));
  const scale = scaleOf(top, about);
  const height = Math.round(top * scale);
  const shapes = (y: number): Html => {
    const strip = stripOf(axis, first, y + height, scale);
    return stacked(layers, { ...strip, step: strip.step * joint, grain: 2 });
  };
  return [...labels(servers), { height, shapes }];
}

/** What the shades are called, in the order of the style's classes `s0` to `s3`. */
const shades = ['dark', 'light', 'middle', 'pale'];

/** Signs that a page of 320 pixels has room for: in a line, and behind the name of the strip. */
const [inLine, behindName] = [44, 32] as const;

/** Whose shade is which, from the top; on lines of their own where they are many, each name with its shade. */
function labels(servers: readonly string[]): readonly Row[] {
  const names = servers.map((server, index) => `${server} (${shades[index % 4]})`).toReversed();
  const whole = names.join(', ');
  if (whole.length <= behindName) return [label('who answered', whole)];
  const lines = wrap(names.map((name) => name.replaceAll(' ', unbreaking)).join(', '), inLine);
  return [label('who answered', ''), ...lines.map((line) => hint(line))];
}

/** A space at which no line breaks. */
const unbreaking = '\u00A0';

const sumOf = ({ series }: EpisodeVerdict, server: string, amount: number): readonly number[] =>
  Array.from({ length: amount }, (_, bin) => series.reduce((sum, one) => sum + (one.servedBy[server]?.[bin] ?? 0), 0));

/** Bins in one: whose turn it was just then says nothing. */
const joint = 2;

const joined = (counts: readonly number[]): readonly number[] =>
  Array.from({ length: Math.ceil(counts.length / joint) }, (_, group) =>
    counts.slice(group * joint, (group + 1) * joint).reduce((a, b) => a + b, 0),
  );
