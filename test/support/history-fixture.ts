import type { HistoryCell, HistoryLine } from '../../model/history.ts';
import type { NightLine } from '../../model/night-line.ts';
import { historyLine } from '../../verdict/history/line.ts';
import { verdictFixture } from './verdict-fixture.ts';

/** A run of the fixture on a day of November, as its history remembers it. */
export function lineFixture(day = 1, change: Partial<HistoryLine> = {}): HistoryLine {
  const night = String(day).padStart(2, '0');
  const line = historyLine(verdictFixture());
  return { ...line, id: `202611${night}t020000z-essentials`, startedAt: `2026-11-${night}T02:00:00.000Z`, ...change };
}

/** A night of November that found another run at work. */
export const nightFixture = (day = 1, change: Partial<NightLine> = {}): NightLine => ({
  schema: 'spofproof/night@1',
  id: null,
  suite: 'essentials',
  at: `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`,
  exitCode: 75,
  because: 'another run or lab is up',
  ...change,
});

/** The same with some cells changed: those of a target, or of a target and an operation. */
export function withLineCells(
  line: HistoryLine,
  of: Partial<Pick<HistoryCell, 'target' | 'operation'>>,
  change: Partial<HistoryCell>,
): HistoryLine {
  const isMeant = (cell: HistoryCell): boolean =>
    Object.entries(of).every(([key, value]) => cell[key as keyof HistoryCell] === value);
  return { ...line, cells: line.cells.map((cell) => (isMeant(cell) ? { ...cell, ...change } : cell)) };
}

/** A cell that is down. */
export const down = {
  finding: 'proven',
  effect: 'outage',
  expectation: 'broken',
  gap: { lowMs: 4990, highMs: null },
  hold: { estimate: 0, low: 0, high: 0.009, n: 350, good: 0, lowBy: 'exact', highBy: 'exact' },
  p99Ms: null,
} as const satisfies Partial<HistoryCell>;

/** A cell of which nothing is known. */
export const blind = {
  finding: 'unknown',
  effect: 'unknown',
  expectation: 'unknown',
  reasons: ['generator-starved'],
  gap: null,
  hold: null,
} as const satisfies Partial<HistoryCell>;
