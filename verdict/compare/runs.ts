import type { CellComparison, Comparison, Incomparable, QuantityChange } from '../../model/comparison.ts';
import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import { cellKey } from '../../model/history.ts';
import { alpha, fewestRuns } from '../../model/proof.ts';
import type { CellLookUp } from '../history/cells.ts';
import { cellsOf } from '../history/cells.ts';
import { deadlineOf } from './allowance.ts';
import { availabilityChange, gapChange, latencyChange } from './quantities.ts';
import { compareProbes } from './probes.ts';
import { differencesOf, unlikeOf } from './settings.ts';
import { replicatesOf, spreadOf } from './spread.ts';

/**
 * Compares two runs. A finding that turned is a change: each of the two was proven. A number has changed when the interval of
 * its difference leaves out zero, at a chance shared among all statements (Bonferroni), so that two runs of the same thing differ
 * in nothing 19 times of 20. With enough earlier runs it must leave out zero by their spread too.
 */
export function compareRuns(a: HistoryLine, b: HistoryLine, earlier: readonly HistoryLine[] = []): Comparison {
  const pairs = pairsOf(a, b);
  const known = pairs.filter(isKnown);
  const replicates = replicatesOf(a, b, earlier);
  const unlike = unlikeOf(a, b);
  const probes = compareProbes(a, b);
  const statements = unlike.length > 0 ? 0 : known.length * (replicates.length < fewestRuns ? 1 : 3);
  const frame = {
    replicates: replicates.map(cellsOf),
    chance: alpha / (2 * Math.max(statements, 1)),
    deadlineMs: deadlineOf(b),
  };
  return {
    a,
    b,
    differences: differencesOf(a, b),
    unlike,
    spreadRuns: replicates.length,
    statements,
    cells: known.map(({ key, a: was, b: is }) => ({
      key,
      a: was,
      b: is,
      turned: was.finding !== is.finding,
      quantities: unlike.length > 0 ? [] : quantitiesOf({ key, a: was, b: is }, frame),
    })),
    probes: probes.changed,
    apart: [...pairs.filter((pair) => !isKnown(pair)).map(incomparable), ...probes.apart],
  };
}

/** A cell by its name, with what each run has of it. */
interface Pair {
  readonly key: string;
  readonly a: HistoryCell | null;
  readonly b: HistoryCell | null;
}

type KnownPair = Pick<CellComparison, 'key' | 'a' | 'b'>;

function pairsOf(a: HistoryLine, b: HistoryLine): readonly Pair[] {
  const [inA, inB] = [cellsOf(a), cellsOf(b)];
  const keys = new Set([...b.cells, ...a.cells].filter(({ fault }) => fault !== 'sham').map(cellKey));
  return [...keys].map((key) => ({ key, a: inA(key), b: inB(key) }));
}

const isKnown = (pair: Pair): pair is KnownPair =>
  [pair.a, pair.b].every((cell) => cell !== null && cell.finding !== 'unknown');

/** What all cells are judged by. */
interface Frame {
  readonly replicates: readonly CellLookUp[];
  readonly chance: number;
  readonly deadlineMs: number;
}

function quantitiesOf({ key, a, b }: KnownPair, { replicates, chance, deadlineMs }: Frame): readonly QuantityChange[] {
  if (a.hold === null || b.hold === null) return [];
  const noise = (quantity: QuantityChange['quantity']) => ({
    chance,
    deadlineMs,
    spread: spreadOf(replicates, key, quantity, chance),
  });
  const gap = gapChange(a, b, noise('gap'));
  return [
    availabilityChange(a.hold, b.hold, noise('availability')),
    ...(gap ? [gap] : []),
    ...(a.p99Ms === null || b.p99Ms === null ? [] : [latencyChange(a.p99Ms, b.p99Ms, noise('p99'))]),
  ];
}

function incomparable({ key, a, b }: Pair): Incomparable {
  if (a === null || b === null) return { key, because: `only in ${a === null ? 'B' : 'A'}` };
  const unknown = [
    { run: 'A', cell: a },
    { run: 'B', cell: b },
  ].filter(({ cell }) => cell.finding === 'unknown');
  const words = unknown.map(({ run, cell }) => `unknown in ${run} (${cell.reasons.join(', ') || 'no reason given'})`);
  return { key, because: words.join(' and ') };
}
