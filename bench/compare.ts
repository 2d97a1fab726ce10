import type { Figure, PlacedFigure } from './figure.ts';
import { isCompared, keepsBound } from './figure.ts';

/** What became of a figure: only `worse` and `missing` are held against the fresh run. */
export type Standing = 'within' | 'better' | 'worse' | 'missing' | 'new' | 'shown';

/** A figure of both runs. */
export interface Comparison {
  /** The figure's place and name, as the run has it that has it. */
  readonly place: Pick<PlacedFigure, 'part' | 'title' | 'name' | 'unit'>;
  /** As committed; null when it is new. */
  readonly committed: Figure | null;
  /** As just measured; null when it is missing. */
  readonly fresh: Figure | null;
  /** What is allowed between the medians; null where nothing is compared. */
  readonly band: number | null;
  /** What became of it. */
  readonly standing: Standing;
}

/** The rule of the band in a sentence, for the document. */
export const bandRule =
  'A figure fails when its median is worse than the committed one by more than its noise band: the range (largest less ' +
  'smallest) of the committed rounds plus that of the fresh ones, at least 2 % of the committed median, at least 10 % where ' +
  'either run measured it once, and nothing at all for counts, which have to come out the same. One that is new fails when it ' +
  'misses what is promised of it.';

const [leastShare, onceShare] = [0.02, 0.1];

/** The noise band, by the rule above: medians of equal runs differ by less than the two ranges together. */
export function bandOf(committed: Figure, fresh: Figure): number {
  if (committed.unit === 'count') return 0;
  const least = Math.min(committed.rounds, fresh.rounds) < 2 ? onceShare : leastShare;
  const ranges = committed.max - committed.min + (fresh.max - fresh.min);
  return Math.max(ranges, least * Math.abs(committed.median));
}

const keyOf = ({ title, name }: PlacedFigure): string => `${title}\n${name}`;

/** Every figure of either run, in the order of the committed one, what is new behind it. */
export function compareFigures(
  committed: readonly PlacedFigure[],
  fresh: readonly PlacedFigure[],
): readonly Comparison[] {
  const known = new Set(committed.map(keyOf));
  const found = new Map(fresh.map((figure) => [keyOf(figure), figure]));
  const added = fresh.filter((figure) => !known.has(keyOf(figure)));
  return [
    ...committed.map((figure) => compared(figure, found.get(keyOf(figure)) ?? null)),
    ...added.map((figure) => ({
      place: figure,
      committed: null,
      fresh: figure,
      band: null,
      standing: standingOfNew(figure),
    })),
  ];
}

/** Nothing but its own promise can be held against it. */
const standingOfNew = (figure: Figure): Standing =>
  isCompared(figure) && keepsBound(figure) === false ? 'worse' : 'new';

/** Those of some parts of which no figure was ever committed: nothing was compared there. */
export const uncommitted = (parts: readonly string[], committed: readonly PlacedFigure[]): readonly string[] =>
  parts.filter((name) => committed.every(({ part }) => part !== name));

function compared(committed: PlacedFigure, fresh: Figure | null): Comparison {
  const both = { place: committed, committed, fresh };
  if (fresh === null) return { ...both, band: null, standing: isCompared(committed) ? 'missing' : 'shown' };
  if (!isCompared(committed)) return { ...both, band: null, standing: 'shown' };
  const band = bandOf(committed, fresh);
  return { ...both, band, standing: standingOf(committed, fresh.median - committed.median, band) };
}

function standingOf({ better }: Figure, difference: number, band: number): Standing {
  if (Math.abs(difference) <= band) return 'within';
  if (better === 'same') return 'worse';
  return difference < 0 === (better === 'lower') ? 'better' : 'worse';
}

/**
 * 1 when a figure is worse; else 2 when one that is committed was not measured, or none was compared, of all or of some part: then
 * nothing is known.
 * @param unheld the parts of which nothing is committed
 */
export function exitOf(comparisons: readonly Comparison[], unheld: readonly string[] = []): 0 | 1 | 2 {
  const standings = new Set(comparisons.map(({ standing }) => standing));
  if (standings.has('worse')) return 1;
  const hasPassed = standings.has('within') || standings.has('better');
  return standings.has('missing') || unheld.length > 0 || !hasPassed ? 2 : 0;
}
