import type { Cell } from '../../model/cell.ts';
import type { EpisodeVerdict } from '../../model/episode.ts';
import type { LedgerCount } from '../../model/ledger.ts';
import { visible } from '../text/visible.ts';
import { gapInWords, isOutage } from './measure.ts';
import { count, counted } from './number.ts';

/** Adds something up. */
export const sum = <One>(all: readonly One[], of: (one: One) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

/** Who is left without: of an outage nobody, or hardly anybody; of degraded service those who had bad luck. */
export function whoCan(cells: readonly Cell[]): string {
  if (!cells.every((cell) => isOutage(cell))) return 'people cannot reliably';
  return sum(cells, (cell) => cell.availability.hold?.good ?? 0) === 0 ? 'nobody can' : 'hardly anybody can';
}

/** For how long, by the longest gap: nothing when there was none. Where some are served, nobody waits all that time. */
export function forHowLong(cells: readonly Cell[]): string {
  const gaps = cells.filter((cell) => cell.outage !== null);
  const longest = gaps.toSorted((a, b) => (b.outage?.lengthLowMs ?? 0) - (a.outage?.lengthLowMs ?? 0))[0];
  if (!longest) return '';
  if (isOutage(longest)) return `, interrupted for ${gapInWords(longest)}`;
  return longest.outage?.censored ? `, failing for ${gapInWords(longest)}` : `, the longest gap ${gapInWords(longest)}`;
}

/** What became of writes, counted by the ledgers of these episodes; by the cell's own reasons when there are none. */
export function harmOf(cell: Cell, episodes: readonly EpisodeVerdict[]): string {
  const total = (field: LedgerCount): number => sum(episodes, ({ writes }) => writes[field]);
  const [lost, doubled] = [total('lost'), total('duplicated')];
  const counts = [
    lost > 0 ? `${count(lost)} of ${counted(total('acknowledged'), 'acknowledged write')} lost` : '',
    doubled > 0 ? `${count(doubled)} of ${counted(total('attempted'), 'write')} doubled` : '',
  ].filter((part) => part !== '');
  const told = cell.reasons.filter(({ reason }) => reason === 'writes-lost' || reason === 'writes-duplicated');
  return counts.join(', ') || told.map(({ detail }) => visible(detail)).join('; ') || 'writes lost or doubled';
}
