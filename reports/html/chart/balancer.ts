import { isViewTold } from '../../../model/balancer-view.ts';
import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { StackSpec } from '../../../model/stack.ts';
import { moment } from '../../words/number.ts';
import type { Part } from '../escape.ts';
import { html } from '../escape.ts';
import type { TimeAxis } from './axis.ts';
import { placeOf, unitsAt } from './axis.ts';
import { placed } from './bars.ts';
import type { Row } from './row.ts';
import { label, roomFor } from './row.ts';

type Change = EpisodeVerdict['balancer'][number];

/** A state from its begin to the next. */
interface Stretch {
  /** What begins. */
  readonly change: Change;
  /** When the next begins, or the load ends. */
  readonly untilMs: number;
}

/**
 * The balancer's own view of its servers: one line for each that changed, its state written where it began. Nothing where none
 * changed and a balancer does not tell its view.
 */
export function balancer(axis: TimeAxis, stack: StackSpec, { balancer: changes }: EpisodeVerdict): readonly Row[] {
  if (changes.length === 0) return isViewTold(stack) ? [label("the balancer's view: no change seen", '')] : [];
  const byServer = [...Map.groupBy(changes, (change) => change.server).entries()];
  return [label("the balancer's view of its servers", ''), ...byServer.map(([server, own]) => line(axis, server, own))];
}

function line(axis: TimeAxis, server: string, changes: readonly Change[]): Row {
  const stretches = changes.map((change, index) => ({ change, untilMs: changes[index + 1]?.atMs ?? axis.toMs }));
  return {
    height: 34,
    shapes: (top) => stretches.map((one) => shape(axis, one, top + 17)),
    words: (top) => [html`<text y="${top + 13}">${server}</text>`, stretches.map((one) => word(axis, one, top + 29))],
  };
}

const isUp = ({ state }: Change): boolean => state.toUpperCase().startsWith('UP');

function shape(axis: TimeAxis, { change, untilMs }: Stretch, top: number): Part {
  const x = unitsAt(axis, change.atMs);
  const width = placed(Math.max(unitsAt(axis, untilMs) - x, 0.3));
  const place = html`x="${x}" y="${top}" width="${width}" height="15"`;
  if (isUp(change)) return html`<rect class="up" ${place} />`;
  return html`<rect class="down" ${place}><title>${change.state} from ${moment(change.atMs)}</title></rect>`;
}

/** Where it has no room the state is told by its look and by the table. */
function word(axis: TimeAxis, { change, untilMs }: Stretch, y: number): Part {
  const x = placeOf(axis, change.atMs);
  const room = roomFor(change.state, placeOf(axis, untilMs) - x);
  const look = [isUp(change) ? '' : 'lost', room].filter((part) => part !== '').join(' ');
  return room !== null && html`<text class="${look}" x="${x}%" dx="4" y="${y}">${change.state}</text>`;
}
