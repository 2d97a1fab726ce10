import type { Cell } from '../model/cell.ts';
import { exitCodes } from '../model/exit.ts';
import type { LedgerCount } from '../model/ledger.ts';
import { ledgerCounts } from '../model/ledger.ts';
import type { Verdict } from '../model/verdict.ts';
import { probeName } from './words/probe.ts';

/** One command that proved suites, as a monitoring system wants to know of it. */
export interface MetricsSource {
  /** End of the command, in seconds since the epoch. */
  readonly endedAtSeconds: number;
  /** Its exit code. */
  readonly exitCode: number;
  /** Exit code of each suite that was asked for, in their order; those that were not begun among them. */
  readonly suites: readonly { readonly suite: string; readonly exitCode: number }[];
  /** What was judged; a suite that came to nothing has none. */
  readonly verdicts: readonly Verdict[];
}

/** A value with its labels. */
type Point = readonly [labels: Readonly<Record<string, string>>, value: number];

/** A gauge and all its values. */
export interface MetricFamily {
  /** Its name. */
  readonly name: string;
  /** Last part of the name, when it is a unit of the format; absent otherwise. */
  readonly unit?: 'seconds' | 'ratio';
  /** What it says, in one line. */
  readonly help: string;
  /** Its values. */
  readonly points: (source: MetricsSource) => readonly Point[];
}

/**
 * Every metric. All are gauges, as a file of them is a state and no stream, and as the collector of text files knows
 * neither the other types of OpenMetrics nor moments beside values.
 */
export const metricFamilies: readonly MetricFamily[] = [
  {
    name: 'spofproof_end_timestamp_seconds',
    unit: 'seconds',
    help: 'When the last command ended, as seconds since 1970; one that stands still is a night that did not run.',
    points: ({ endedAtSeconds }) => [[{}, endedAtSeconds]],
  },
  {
    name: 'spofproof_exit_code',
    help: 'Exit code of the last command, by its gate where it has one: 0 passed, 1 broken, 2 unknown or cut, others failed or stopped.',
    points: ({ exitCode }) => [[{}, exitCode]],
  },
  {
    name: 'spofproof_suite_exit_code',
    help: 'The same for each suite.',
    points: ({ suites }) => suites.map(({ suite, exitCode }) => [{ suite }, exitCode]),
  },
  {
    name: 'spofproof_run_duration_seconds',
    unit: 'seconds',
    help: 'From the first to the last event of the run.',
    points: ({ verdicts }) => verdicts.map(({ run, stack }) => [labelsOf(run, stack), run.durationMs / 1000]),
  },
  {
    name: 'spofproof_expectations',
    help: 'Number of expectations, of cells and probes, by what became of them.',
    points: ({ verdicts }) => verdicts.flatMap(expectations),
  },
  {
    name: 'spofproof_expectation_met',
    help: '1 when the expectation of a cell held; 0 when it is broken or unknown.',
    points: ofCells((cell) => [[{}, cell.expectation === 'held' ? 1 : 0]]),
  },
  {
    name: 'spofproof_single_point_of_failure',
    help: '1 when proven, 0 when refuted; absent when unknown.',
    points: ofCells(({ finding }) => (finding === 'unknown' ? [] : [[{}, finding === 'proven' ? 1 : 0]])),
  },
  {
    name: 'spofproof_availability_ratio',
    unit: 'ratio',
    help: 'Good slots over counted slots after the allowed failover, with its one-sided 95 % bounds.',
    points: ofCells(({ availability: { hold } }) =>
      hold ? (['low', 'estimate', 'high'] as const).map((bound): Point => [{ bound }, hold[bound]]) : [],
    ),
  },
  {
    name: 'spofproof_outage_seconds',
    unit: 'seconds',
    help: 'Longest interruption: at least (low) and at most (high); 0 when there was none, no high when its end was not seen.',
    points: ofCells(outage),
  },
  {
    name: 'spofproof_probe_expectation_met',
    help: '1 when what the plan expected of a probe held; 0 when it is broken or unknown.',
    points: ({ verdicts }) => verdicts.flatMap(probePoints),
  },
  {
    name: 'spofproof_writes',
    help: 'Writes of the run by what became of them; of fates that only databases tell, no 0 where one was not read.',
    points: ({ verdicts }) => verdicts.flatMap(writes),
  },
];

/** The text for the textfile collector of Prometheus' node exporter; valid OpenMetrics 1.0 and Prometheus text alike. */
export function renderMetrics(source: MetricsSource): string {
  const suites = worstOfEach(source.suites, ({ suite }) => suite);
  const verdicts = worstOfEach(source.verdicts, ({ run, stack }) => JSON.stringify([run.suite, stack.name]));
  const told = { ...source, suites, verdicts };
  return `${[...metricFamilies.map((family) => familyText(family, told)), '# EOF'].join('')}\n`;
}

/**
 * A suite that was proved twice is told by its worst run, and by the later of two alike. By nothing of the other: what the worst run
 * does not know has no value.
 */
const worstOfEach = <Ended extends { readonly exitCode: number }>(
  all: readonly Ended[],
  nameOf: (one: Ended) => string,
): readonly Ended[] => {
  const worstLast = all.toSorted((a, b) => rankOf(a) - rankOf(b));
  return [...new Map(worstLast.map((one) => [nameOf(one), one])).values()];
};

/**
 * As for the command: a target that is not restored is the worst, then another failure, an interruption, what is broken, and what is
 * unknown.
 */
const rankOf = ({ exitCode }: { readonly exitCode: number }): number => {
  if (exitCode === exitCodes.broken) return exitCodes.unknown + 0.5;
  if (exitCode === exitCodes.notRestored) return Infinity;
  return exitCode >= exitCodes.hangup ? exitCodes.unknown + 1 : exitCode;
};

function familyText({ name, unit, help, points }: MetricFamily, source: MetricsSource): string {
  // A value that stood twice would spoil the whole file for its reader.
  const rows = new Map(points(source).map(([labels, value]) => [labelText(labels), value]));
  if (rows.size === 0) return '';
  const head = `# TYPE ${name} gauge\n${unit ? `# UNIT ${name} ${unit}\n` : ''}# HELP ${name} ${help}\n`;
  return head + [...rows].map(([labels, value]) => `${name}${labels} ${value}\n`).join('');
}

const labelsOf = (run: Verdict['run'], stack: Verdict['stack']): Record<string, string> => ({
  suite: run.suite,
  stack: stack.name,
});

function ofCells(points: (cell: Cell) => readonly Point[]): MetricFamily['points'] {
  return ({ verdicts }) =>
    verdicts.flatMap((verdict) => verdict.cells.flatMap((cell) => pointsOf(verdict, cell, points(cell))));
}

function pointsOf({ run, stack }: Verdict, cell: Cell, points: readonly Point[]): readonly Point[] {
  const { target, fault, operation, arm } = cell;
  return points.map(([labels, value]) => [
    Object.assign(labelsOf(run, stack), { target, fault, operation, arm }, labels),
    value,
  ]);
}

function expectations({ run, stack, cells, probes = [] }: Verdict): readonly Point[] {
  return (['held', 'broken', 'unknown'] as const).map((expectation) => [
    { ...labelsOf(run, stack), expectation },
    [...cells, ...probes].filter((one) => one.expectation === expectation).length,
  ]);
}

function outage({ outage: gap, finding }: Cell): readonly Point[] {
  if (!gap) return finding === 'unknown' ? [] : [bounded('low', 0), bounded('high', 0)];
  const low = bounded('low', gap.lengthLowMs);
  return gap.lengthHighMs === null || gap.censored ? [low] : [low, bounded('high', gap.lengthHighMs)];
}

const bounded = (bound: string, lengthMs: number): Point => [{ bound }, lengthMs / 1000];

const probePoints = ({ run, stack, probes = [] }: Verdict): readonly Point[] =>
  probes.map((one) => [{ ...labelsOf(run, stack), probe: probeName(one) }, one.expectation === 'held' ? 1 : 0]);

/** What the databases alone can tell is left out where one was not read: 0 would be a claim. What was found all the same is told. */
function writes(verdict: Verdict): readonly Point[] {
  const { run, stack, writes: ledger } = verdict;
  const isKnown = areAllRead(verdict);
  const isTold = (fate: LedgerCount): boolean => isKnown || ledger[fate] > 0 || byAnswer.has(fate);
  return ledgerCounts.filter(isTold).map((fate) => [{ ...labelsOf(run, stack), fate }, ledger[fate]]);
}

/** What answers tell of writes, without any database. */
const byAnswer: ReadonlySet<LedgerCount> = new Set(['attempted', 'acknowledged', 'indeterminate']);

/** Whether after every episode that sent writes every database was asked for them. */
function areAllRead({ episodes, stack, writes: { databasesRead } }: Verdict): boolean {
  const databases = stack.components.filter(({ kind }) => kind === 'mariadb').map(({ name }) => name);
  const sent = episodes.map((episode) => episode.writes).filter(({ attempted }) => attempted > 0);
  return databasesRead.length > 0 && sent.every((one) => databases.every((name) => one.databasesRead.includes(name)));
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const quoted = (value: string): string =>
  value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);
