import type { HistoryLine } from '../model/history.ts';
import type { NightLine } from '../model/night-line.ts';
import { visible } from './text/visible.ts';
import { wrap } from './text/wrap.ts';
import { counted } from './words/number.ts';

/** Nights that came to no verdict, beside the runs that did. */
export interface Nights {
  /** The nights, the newest last. */
  readonly nights: readonly NightLine[];
  /** How many of them are told at most, the newest. */
  readonly most: number;
}

/**
 * The nights that came to no verdict, one below the other as they came, and for each suite how many of them in a row since its last
 * run; nothing when there was none.
 */
export function nightLines({ nights, most }: Nights, runs: readonly HistoryLine[], width: number): readonly string[] {
  const told = nights.slice(-most);
  if (told.length === 0) return [];
  const rows = told.flatMap((night) => wrap(nightInWords(night), width - 2, '    ').map((line) => `  ${line}`));
  const which = told.length === nights.length ? 'the newest last' : `the last ${told.length} of them`;
  const head = `${counted(nights.length, 'night')} without a verdict, ${which}:`;
  const suites = [...new Set(nights.map(({ suite }) => suite))];
  return [head, ...rows, ...suites.flatMap((suite) => inARow(suite, nights, runs)).flatMap((row) => wrap(row, width))];
}

/** What a row of such nights comes to: one may be chance, with the second nobody knows any longer how the stack is. */
function inARow(suite: string, nights: readonly NightLine[], runs: readonly HistoryLine[]): readonly string[] {
  const own = runs.filter((run) => run.suite === suite).map(({ startedAt }) => startedAt);
  const last = own.toSorted().at(-1);
  const since = new Set(nights.filter((night) => night.suite === suite && night.at > (last ?? '')).map(({ at }) => at));
  if (since.size < 2) return [];
  const when = last === undefined ? 'never been judged' : `not been judged since ${visible(last.slice(0, 10))}`;
  return [`${visible(suite)} has ${when}: ${since.size} nights in a row came to no verdict.`];
}

function nightInWords({ suite, at, exitCode, because }: NightLine): string {
  const exit = exitCode === null ? 'no exit code' : `exit ${exitCode}`;
  return `${visible(at.slice(0, 16).replace('T', ' '))} UTC, ${visible(suite)}, ${exit}: ${visible(because)}`;
}
