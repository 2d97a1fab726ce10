import type { Cell } from '../../model/cell.ts';
import type { ServedCondition } from '../../model/claim.ts';
import type { Verdict } from '../../model/verdict.ts';
import { availabilityOf } from '../availability.ts';
import { percent } from '../round.ts';
import { intervalInWords } from '../words.ts';
import { actsInWords, wantedCells } from './acts.ts';
import type { Seen } from './seen.ts';
import { contradicted, met, unseen } from './seen.ts';

/** Whether those served who had to, and none who must not. */
export function judgeServed(condition: ServedCondition, verdict: Verdict): Seen {
  const wanted = wantedCells(verdict, condition);
  const cells = wanted.flatMap(({ cell }) => (cell && cell.effect !== 'unknown' ? [cell] : []));
  const counts = addedUp(cells.map(({ servedBy }) => servedBy));
  const n = Object.values(counts).reduce((a, b) => a + b, 0);
  const text = `${actsInWords(condition)}: ${condition.operations.join(', ')} served by ${countsInWords(counts, n)}`;
  if (cells.length < wanted.length) return unseen(`${text}; ${wanted.length - cells.length} cells were not judged`);
  if (n === 0) return unseen(`${text}: nobody gave a good answer`);
  if ((condition.notBy ?? []).some((server) => (counts[server] ?? 0) > 0)) return contradicted(text);
  return sharesOf(condition, counts, { n, text });
}

function addedUp(all: readonly Cell['servedBy'][]): Cell['servedBy'] {
  const sums = new Map<string, number>();
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries(sums);
}

/** Each share by its exact interval: clear of the least on either side, or nothing is said. */
function sharesOf(
  { by, leastShare }: ServedCondition,
  counts: Readonly<Record<string, number>>,
  { n, text }: { readonly n: number; readonly text: string },
): Seen {
  if (by.some((server) => (counts[server] ?? 0) === 0)) return contradicted(text);
  if (leastShare === undefined) return met(text);
  const shares = by.map((server) => availabilityOf(counts[server] ?? 0, n));
  const words = `${text}; each at least ${percent(leastShare)} asked for, intervals from ${shares
    .map((share) => intervalInWords(share ?? { low: 0, high: 1 }))
    .join(', ')}`;
  if (shares.some((share) => share === null || share.high < leastShare)) return contradicted(words);
  return shares.every((share) => share !== null && share.low >= leastShare) ? met(words) : unseen(words);
}

function countsInWords(counts: Readonly<Record<string, number>>, n: number): string {
  const names = Object.keys(counts).toSorted();
  if (names.length === 0) return 'nobody';
  return names.map((name) => `${name} ${counts[name]} of ${n}`).join(', ');
}
