import type { EpisodeVerdict, OperationSeries } from '../../model/episode.ts';
import type { OperationName } from '../../model/stack.ts';
import { chanceAt } from '../../model/chance.ts';
import { verdictFixture } from './verdict-fixture.ts';

/** What a long episode is made of. */
export interface LongRecipe {
  /** Number of bins of 100 ms. */
  readonly amount: number;
  /** Begin of the first bin, from the injection; -100 s when absent. */
  readonly startMs?: number;
  /** Requests in a bin; 10 when absent. */
  readonly perBin?: number;
  /** The one bin in which one is lost; absent: none. */
  readonly lostIn?: number;
  /** From which bin on all are lost. */
  readonly lostFrom?: number;
  /** In how many of the bins one is lost by chance, as a share; none when absent. */
  readonly lossShare?: number;
  /** The bin with the longest wait, 999 ms. */
  readonly slowIn?: number;
  /** From which bin on no wait is known. */
  readonly silentFrom?: number;
  /** What users do; reading alone when absent. */
  readonly operations?: readonly OperationName[];
}

/** An episode of so many bins, as uneven as a measured one. */
export function longEpisode(recipe: LongRecipe): EpisodeVerdict {
  const { amount, startMs = -100_000, operations = ['read'] } = recipe;
  const [from] = verdictFixture().episodes;
  if (!from) throw new Error('the fixture has no episode');
  const seconds = Math.floor(amount / 10);
  const kept = { operation: 'read', startMs, binMs: 1000, good: Array<number>(seconds).fill(1) } as const;
  return {
    ...from,
    marks: { ...from.marks, loadStartMs: startMs, controlStartMs: startMs + 1000, loadEndMs: startMs + amount * 100 },
    balancer: [],
    series: operations.map((operation, place) => longSeries({ startMs, ...recipe }, operation, place)),
    returning: [{ ...kept, bad: Array<number>(seconds).fill(0) }],
  };
}

function longSeries(recipe: LongRecipe & { startMs: number }, operation: OperationName, salt: number): OperationSeries {
  const {
    amount,
    startMs,
    perBin = 10,
    lostIn,
    lostFrom = amount,
    slowIn,
    silentFrom = amount,
    lossShare = 0,
  } = recipe;
  const of = (count: (bin: number) => number): readonly number[] =>
    Array.from({ length: amount }, (_, bin) => count(bin));
  const isLucky = (bin: number): boolean => bin !== lostIn && chance(bin, 0) >= lossShare;
  const lost = (bin: number): number => (bin >= lostFrom ? perBin : isLucky(bin) ? 0 : 1);
  const none = of(() => 0);
  const chance = (bin: number, what: number): number => chanceAt(salt * 4 + what, bin);
  const waits = (base: number, what: number): readonly (number | null)[] =>
    of((bin) => bin).map((bin) => (bin >= silentFrom ? null : base * (1 + 9 * chance(bin, what) ** 6)));
  const good = of((bin) => perBin - lost(bin));
  const first = good.map((count, bin) => Math.round(count * (0.4 + 0.2 * chance(bin, 3))));
  return {
    operation,
    startMs,
    binMs: 100,
    good,
    late: none,
    wrong: none,
    unanswered: of(lost),
    missing: none,
    p50Ms: waits(3, 1),
    p95Ms: waits(9, 2).map((wait, bin) => (bin === slowIn ? 999 : wait)),
    servedBy: { server1: first, server2: good.map((count, bin) => count - (first[bin] ?? 0)) },
  };
}
