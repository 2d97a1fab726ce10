import type { EpisodeVerdict } from '../../../model/episode.ts';
import { distinct } from '../../words/list.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import type { Layer } from './bars.ts';
import { binned, highest, stacked } from './bars.ts';
import { binsOf } from './requests.ts';
import type { Row } from './row.ts';
import { label } from './row.ts';

const height = 36;

/** Servers of an episode, in the order in which they are drawn and named. */
const serversOf = ({ series }: EpisodeVerdict): readonly string[] =>
  distinct(series.flatMap((one) => Object.keys(one.servedBy))).toSorted();

/** Who answered: good answers of all operations by server, on top of each other. */
export function answering(axis: TimeAxis, episode: EpisodeVerdict): readonly Row[] {
  const [first] = episode.series;
  const servers = serversOf(episode);
  if (!first || servers.length === 0) return [label('who answered: no data', '')];
  const bins = binsOf(first);
  const layers = servers.map((server, index): Layer => ({
    look: `server s${index % 4}`,
    counts: sumOf(episode, server, bins.amount),
  }));
  const top = highest(layers, bins.amount);
  const draw = (y: number): Html => binned(axis, bins, { y, height, top }, html`${stacked(layers, top)}`);
  const names = servers
    .map((server, index) => `${server} (${shades[index % 4]})`)
    .toReversed()
    .join(', ');
  const strip = { height, draw };
  return servers.length > 2
    ? [label('who answered', ''), label('', names), strip]
    : [label('who answered', names), strip];
}

/** What the shades are called, in the order of the style's classes `s0` to `s3`. */
const shades = ['dark', 'light', 'middle', 'pale'];

const sumOf = ({ series }: EpisodeVerdict, server: string, amount: number): readonly number[] =>
  Array.from({ length: amount }, (_, bin) => series.reduce((sum, one) => sum + (one.servedBy[server]?.[bin] ?? 0), 0));
