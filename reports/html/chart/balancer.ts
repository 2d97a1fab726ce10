import type { EpisodeVerdict } from '../../../model/episode.ts';
import { moment } from '../../words/number.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf } from './axis.ts';
import type { Row } from './row.ts';
import { label } from './row.ts';

type Change = EpisodeVerdict['balancer'][number];

/** The balancer's own view of its servers: one line for each that changed, its state written where it began. */
export function balancer(axis: TimeAxis, { balancer: changes }: EpisodeVerdict): readonly Row[] {
  if (changes.length === 0) return [label("the balancer's view: no change seen", '')];
  const byServer = [...Map.groupBy(changes, (change) => change.server).entries()];
  return [label("the balancer's view of its servers", ''), ...byServer.map(([server, own]) => line(axis, server, own))];
}

const line = (axis: TimeAxis, server: string, changes: readonly Change[]): Row => ({
  height: 34,
  draw: (top) =>
    html`<text class="scale" x="0" y="${top + 13}">${server}</text
      >${changes.map((change, index) => state(axis, change, changes[index + 1]?.atMs ?? axis.toMs, top + 17))}`,
});

/** A state from its begin to the next; cut where it ends, so that words never run into each other. */
function state(axis: TimeAxis, { atMs, server, state: name }: Change, untilMs: number, top: number): Html {
  const x = placeOf(axis, atMs);
  const width = Math.max(placeOf(axis, untilMs) - x, 0.3).toFixed(2);
  const look = name.toUpperCase().startsWith('UP') ? 'up' : 'down';
  return html`<svg x="${x}%" y="${top}" width="${width}%" height="15">
    <title>${server} ${name} from ${moment(atMs)}</title>
    <rect class="${look}" width="100%" height="15" />
    <text x="4" y="12">${name}</text>
  </svg>`;
}
