import type { Cell } from '../../model/cell.ts';
import type { EpisodeVerdict } from '../../model/episode.ts';
import { harmReasons } from '../../model/harm.ts';
import type { WriteLedger } from '../../model/ledger.ts';
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

/**
 * For how long: nothing when there was no gap. Where all lasted until they were healed, more than the shortest, which holds of
 * each. Where some are served, nobody waits all that time.
 * @param each goes before it where it was so every time
 */
export function forHowLong(cells: readonly Cell[], each = ''): string {
  const gaps = cells.filter((cell) => cell.outage !== null).toSorted((a, b) => lowOf(a) - lowOf(b));
  const [shortest] = gaps;
  // One that only the healing ended is longer than any.
  const longest = gaps.findLast(({ outage }) => outage?.censored) ?? gaps.at(-1);
  if (!shortest || !longest) return '';
  if (!cells.every(({ outage }) => outage?.censored)) return `, the longest gap ${gapInWords(longest)}`;
  return `, ${each}${cells.every(isOutage) ? 'interrupted' : 'failing'} for ${gapInWords(shortest)}`;
}

const lowOf = ({ outage }: Cell): number => outage?.lengthLowMs ?? 0;

/** What became of data, counted by the ledgers of these episodes; by the cell's own reasons when there are none. */
export function harmOf(cell: Cell, episodes: readonly EpisodeVerdict[]): string {
  const counts = cell.operation === 'read' ? harmedReads(episodes) : harmedWrites(cell, episodes);
  const told = cell.reasons.filter(({ reason }) => harmReasons.has(reason)).map(({ detail }) => visible(detail));
  return counts.filter((part) => part !== '').join(', ') || told.join('; ') || unsaid[cell.operation];
}

/** What is harmed, where nobody says more of it. */
const unsaid: Readonly<Record<Cell['operation'], string>> = {
  static: 'in a way that is not told',
  read: 'reads that lacked what had been acknowledged',
  write: 'writes lost, doubled or never sent',
};

/** Of returning users only their own writes: the books of a run are of everybody, and what nobody sent is nobody's. */
function harmedWrites({ arm }: Pick<Cell, 'arm'>, episodes: readonly EpisodeVerdict[]): readonly string[] {
  const total = (field: keyof WriteLedger['returning']): number =>
    sum(episodes, ({ writes }) => (arm === 'returning' ? writes.returning : writes)[field]);
  const [lost, doubled] = [total('lost'), total('duplicated')];
  const phantom = arm === 'returning' ? 0 : sum(episodes, ({ writes }) => writes.phantom);
  return [
    lost > 0 ? `${count(lost)} of ${counted(total('acknowledged'), 'acknowledged write')} lost` : '',
    doubled > 0 ? `${count(doubled)} of ${counted(total('attempted'), 'write')} doubled` : '',
    phantom > 0 ? `${counted(phantom, 'write')} present though never sent` : '',
  ];
}

function harmedReads(episodes: readonly EpisodeVerdict[]): readonly string[] {
  const [stale, diverged] = [
    sum(episodes, ({ writes }) => writes.reads.stale),
    sum(episodes, ({ writes }) => writes.diverged),
  ];
  const compared = sum(episodes, ({ writes }) => writes.reads.compared);
  return [
    stale > 0 ? `${count(stale)} of ${counted(compared, 'read')} stale` : '',
    diverged > 0 ? `${counted(diverged, 'acknowledged write')} missing in a replica` : '',
  ];
}
