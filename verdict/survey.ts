import type { Availability, SlotCounts } from '../model/cell.ts';
import type { Opened } from '../model/opened.ts';
import type { OperationSeries } from '../model/episode.ts';
import { beginningMs } from '../model/load.ts';
import type { BarsPlan, LoadPlan } from '../model/plan.ts';
import type { Sample } from '../model/sample.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import { answeredIn } from './answered.ts';
import { seedOf } from './blocks.ts';
import { countSlots } from './count.ts';
import { returnRule } from '../model/return-rule.ts';
import type { Waits } from './latency.ts';
import { quantile } from './latency.ts';
import type { GeneratorTrace } from './generator.ts';
import { generatorTrace } from './generator.ts';
import { zeroOf } from './moments.ts';
import type { Felt } from './outage.ts';
import { openedIn } from './opened.ts';
import { feltIn } from './outage.ts';
import type { Moments } from './phases.ts';
import type { PhaseShare } from './phase-share.ts';
import { pooledShare, shareIn } from './phase-share.ts';
import { phaseCode, phasesOf } from './phases.ts';
import { seriesOf } from './series.ts';
import type { SlotTable } from './slots.ts';
import { layOut } from './slots.ts';
import { failuresByCause, goodBy, waitsIn } from './tally.ts';

/** What was measured of one operation in one episode. Times from the start of the load. */
export interface Survey {
  /** What the user did. */
  readonly operation: OperationName;
  /** Planned slots and what became of them. */
  readonly slots: SlotCounts;
  /** Requests that answered the plan. */
  readonly requests: number;
  /** Samples that named an iteration a second time. */
  readonly doubled: number;
  /** How users came who keep their connection; nothing is known of others. */
  readonly opened: Opened;
  /** Availability before the act; null without slots. */
  readonly control: Availability | null;
  /** Availability from the end of the failover budget to the healing. */
  readonly hold: Availability | null;
  /** Correct answers of the hold before the healing, in time or late; null without slots. */
  readonly answered: Availability | null;
  /** Availability after the time to recover. */
  readonly after: Availability | null;
  /** The same as counts that can be pooled; `fault` is the whole time from the injection to the healing. */
  readonly shares: Readonly<Record<'control' | 'hold' | 'after' | 'fault', PhaseShare>>;
  /** What was felt from the act to the healing. */
  readonly felt: Felt;
  /** Waiting times before the act, and from the injection to the healing. */
  readonly waits: { readonly control: Waits; readonly hold: Waits };
  /** Good answers by server from the injection to the healing, and in the hold proper. */
  readonly servedBy: { readonly fault: ReadonlyMap<string, number>; readonly hold: ReadonlyMap<string, number> };
  /** Good answers of the hold proper by the database that they name. */
  readonly databases: ReadonlyMap<string, number>;
  /** Bad slots by cause from the act to the healing. */
  readonly failedBy: ReadonlyMap<string, number>;
  /** What the slots tell of the generator. */
  readonly generator: GeneratorTrace;
  /** Counts in bins. */
  readonly series: OperationSeries;
}

/** Where and how an operation is surveyed. */
export interface SurveyFrame {
  /** What the user did. */
  readonly operation: OperationName;
  /** The load. */
  readonly load: LoadPlan;
  /** The bars. */
  readonly bars: BarsPlan;
  /** The moments of the episode. */
  readonly moments: Moments;
  /** Planned length of the load. */
  readonly durationMs: number;
  /** Until when iterations were begun that samples may be of; a little longer than slots are planned when absent. */
  readonly begunUntilMs?: number;
  /** Whether the generator came to its own end. */
  readonly endedByItself: boolean;
  /** Seed of what is drawn in this episode. */
  readonly chance: number;
}

/** Measures one operation of one episode. */
export function survey(samples: readonly Sample[], frame: SurveyFrame): Survey {
  const { operation, load, bars, moments, durationMs, endedByItself } = frame;
  const { timeoutMs, deadlineMs } = load;
  const ratePerSecond = load.ratePerSecond[operation];
  const { begunUntilMs = beginningMs(durationMs) } = frame;
  const table = layOut(samples, { ratePerSecond, durationMs, timeoutMs, deadlineMs, endedByItself, begunUntilMs });
  const phase = phasesOf(table, moments, { deadlineMs, failoverBudgetMs: bars.failoverBudgetMs });
  const shares = sharesOf(table, phase, frame);
  const control = waitsIn(table, phase, [phaseCode.control]);
  const rule = returnRule(ratePerSecond, bars.availability);
  const usualMs = Math.min(deadlineMs, quantile(control, 0.99) ?? deadlineMs);
  const served = (named: 'server' | 'database', wanted: readonly number[]): ReadonlyMap<string, number> =>
    goodBy(table, phase, { wanted, named });
  return {
    operation,
    slots: countSlots(table),
    requests: table.sampleAt.reduce((n, index) => n + (index >= 0 ? 1 : 0), 0),
    doubled: table.doubled,
    opened: openedIn(table, phase, rule),
    control: pooledShare([shares.control]),
    hold: pooledShare([shares.hold]),
    answered: answeredIn(table, phase, moments),
    after: pooledShare([shares.after]),
    shares,
    felt: feltIn(table, moments, rule, { deadlineMs, usualMs }),
    waits: { control, hold: waitsIn(table, phase, faultPhases) },
    servedBy: { fault: served('server', faultPhases), hold: served('server', [phaseCode.hold]) },
    databases: served('database', [phaseCode.hold]),
    failedBy: failuresByCause(table, phase, faultPhases),
    generator: generatorTrace(table, phase, { ratePerSecond, timeoutMs }),
    series: seriesOf(table, { operation, durationMs, zeroMs: zeroOf(moments) }),
  };
}

const faultPhases = [phaseCode.budget, phaseCode.hold];

/** The phases of which shares are taken, each drawn from with a seed of its own. */
function sharesOf(table: SlotTable, phase: Uint8Array, { chance, operation }: SurveyFrame): Survey['shares'] {
  const place = operationNames.indexOf(operation) * 4;
  const share = (which: number, wanted: readonly number[]): PhaseShare =>
    shareIn(table, phase, { wanted, seed: seedOf(chance, place + which) });
  return {
    control: share(0, [phaseCode.control]),
    hold: share(1, [phaseCode.hold]),
    after: share(2, [phaseCode.after]),
    fault: share(3, faultPhases),
  };
}
