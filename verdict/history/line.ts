import type { Cell } from '../../model/cell.ts';
import type { HistoryCell, HistoryLine, HistoryProbe } from '../../model/history.ts';
import type { Verdict } from '../../model/verdict.ts';
import { printOfPlan, printOfStack, probeName, settingsOf } from './print.ts';

/** The parts of a cell that a history keeps something of. */
export type KeptCell = Pick<
  Cell,
  'target' | 'fault' | 'operation' | 'arm' | 'expectation' | 'finding' | 'effect' | 'episodes'
> & {
  /** The longest interruption. */
  readonly outage: Pick<NonNullable<Cell['outage']>, 'lengthLowMs' | 'lengthHighMs' | 'censored'> | null;
  /** The balancer's notice as its settings imply it. */
  readonly detection: Pick<NonNullable<Cell['detection']>, 'lowMs' | 'highMs'> | null;
  /** Availability of the hold. */
  readonly availability: Pick<Cell['availability'], 'hold'>;
  /** Latency of the hold. */
  readonly latency: { readonly hold: Pick<NonNullable<Cell['latency']['hold']>, 'p99Ms'> | null };
  /** Why unknown, or broken. */
  readonly reasons: readonly { readonly reason: string }[];
  /** What befell returning users. */
  readonly returning: Pick<NonNullable<Cell['returning']>, 'finding'> | null;
};

/** The parts of a verdict that a history keeps something of. */
export type KeptVerdict = Pick<Verdict, 'run' | 'outcome' | 'exitCode' | 'plan' | 'stack'> & {
  /** Its cells. */
  readonly cells: readonly KeptCell[];
  /** Its probes; absent when none was asked. */
  readonly probes?: readonly KeptProbe[];
};

/** The parts of a probe that a history keeps something of. */
export interface KeptProbe extends Pick<HistoryProbe, 'verdict' | 'expectation'> {
  /** Its name. */
  readonly probe: string;
  /** What it is asked of; absent when of the whole stack. */
  readonly target?: string;
  /** Under which fault; absent when under none. */
  readonly fault?: string;
}

/** A run as its history remembers it. */
export function historyLine({ run, outcome, exitCode, plan, stack, cells, probes = [] }: KeptVerdict): HistoryLine {
  const { id, suite, startedAt, durationMs, seed, versions, host } = run;
  return {
    schema: 'spofproof/history@1',
    id,
    suite,
    startedAt,
    durationMs,
    seed,
    outcome,
    exitCode,
    stack: printOfStack(stack),
    planHash: printOfPlan(plan),
    settings: settingsOf(plan),
    versions,
    host,
    cells: cells.map(kept),
    probes: probes.map(({ verdict, expectation, ...probe }) => ({ name: probeName(probe), verdict, expectation })),
  };
}

function kept(cell: KeptCell): HistoryCell {
  const { target, fault, operation, arm, expectation, finding, effect, episodes, outage, detection } = cell;
  return {
    target,
    fault,
    operation,
    arm,
    expectation,
    finding,
    effect,
    episodes,
    gap: outage && { lowMs: outage.lengthLowMs, highMs: outage.censored ? null : outage.lengthHighMs },
    notice: detection && { lowMs: detection.lowMs, highMs: detection.highMs },
    hold: cell.availability.hold,
    p99Ms: cell.latency.hold?.p99Ms ?? null,
    reasons: [...new Set(cell.reasons.map(({ reason }) => reason))],
    returning: cell.returning?.finding ?? null,
  };
}
