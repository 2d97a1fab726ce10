import type { BarsPlan, LoadPlan } from '../model/plan.ts';
import type { Sample } from '../model/sample.ts';
import { sinceScenario } from '../model/sample.ts';
import { slotsBefore } from '../model/load.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import { durationAtMost, heldAgainst } from '../model/units.ts';
import { slotsNeeded } from '../model/proof.ts';
import { availabilityOf, standing } from './availability.ts';
import { p99 } from './generator.ts';
import { fateCode } from './outcome.ts';
import { percent } from './round.ts';
import type { SlotTable } from './slots.ts';
import { layOut } from './slots.ts';
import { boundsInWords } from './words.ts';

/** What the live gate looks at. Times from the start of the load. */
export interface SteadyQuestion {
  /** The samples so far. */
  readonly samples: readonly Sample[];
  /** The load. */
  readonly load: LoadPlan;
  /** The bars. */
  readonly bars: BarsPlan;
  /** First moment that counts. */
  readonly fromMs: number;
  /** End of the window: at least a slot and the deadline before now, or answers still under way count as missing. */
  readonly toMs: number;
  /** Servers that must be seen answering, by operation; none need be when absent. */
  readonly servers?: Readonly<Partial<Record<OperationName, readonly string[]>>>;
}

/**
 * The steady-state gate: what is missing, in words; nothing when it holds. Counted are the slots that begin in the
 * window; one without a sample, dropped or still without an answer, is bad.
 */
export const judgeSteady = (question: SteadyQuestion): readonly string[] =>
  operationNames
    .filter((operation) => question.load.ratePerSecond[operation] > 0)
    .flatMap((operation) => missingOf(operation, question).map((words) => `${operation}: ${words}`));

/** Whether the gate finds the requests of an operation begun late, whatever became of them. */
export const startsLate = (question: SteadyQuestion): boolean =>
  operationNames
    .filter((operation) => question.load.ratePerSecond[operation] > 0)
    .some((operation) => {
      const table = tableOf(operation, question);
      return lagMissing(slotsIn(table, question), table, question.bars).length > 0;
    });

function tableOf(operation: OperationName, question: SteadyQuestion): SlotTable {
  const { load } = question;
  const samples = question.samples.filter((sample) => sample.operation === operation && sample.arm === 'main');
  const ratePerSecond = load.ratePerSecond[operation];
  const plan = { ...load, ratePerSecond, durationMs: reachOf(samples, question), endedByItself: true };
  return layOut(samples, { ...plan, isWhole: isWhole(samples, ratePerSecond, question) });
}

/**
 * Whether each iteration that was due is there, and began no later than the generator may: then it is taken for what it says it is.
 * As the load goes on nobody knows whether iterations that are all begun late belong to later slots behind dropped ones.
 */
function isWhole(samples: readonly Sample[], ratePerSecond: number, { toMs, bars }: SteadyQuestion): boolean {
  const due = slotsBefore(ratePerSecond, toMs);
  const isInTime = (sample: Sample): boolean =>
    sinceScenario(sample) - (sample.iteration * 1000) / ratePerSecond <= bars.generatorLagMs;
  const inTime = samples.filter((sample) => sample.iteration < due && isInTime(sample));
  return new Set(inTime.map(({ iteration }) => iteration)).size === due;
}

function missingOf(operation: OperationName, question: SteadyQuestion): readonly string[] {
  const { bars } = question;
  const table = tableOf(operation, question);
  const slots = slotsIn(table, question);
  const good = slots.filter((slot) => table.fate[slot] === fateCode.good);
  const seen = new Set(good.map((slot) => sampleOf(table, slot)?.server));
  const unseen = (question.servers?.[operation] ?? []).filter((server) => !seen.has(server));
  return [
    ...shareMissing(good.length, slots, table, bars),
    ...unseen.map((server) => `${server} gave no good answer`),
    ...lagMissing(slots, table, bars),
  ];
}

/** Far enough that every sample so far has its slot: the window may end before the last of them. */
function reachOf(samples: readonly Sample[], { toMs, load }: SteadyQuestion): number {
  const last = samples.reduce((latest, { beganMs }) => Math.max(latest, beganMs), toMs);
  return last + load.timeoutMs;
}

const sampleOf = (table: SlotTable, slot: number): Sample | undefined => table.samples[table.sampleAt[slot] as number];

function slotsIn({ planned, periodMs }: SlotTable, { fromMs, toMs }: SteadyQuestion): readonly number[] {
  const first = Math.max(0, Math.ceil(fromMs / periodMs - 1e-9));
  const last = Math.min(planned, Math.ceil(toMs / periodMs - 1e-9));
  return Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place);
}

function shareMissing(good: number, slots: readonly number[], table: SlotTable, bars: BarsPlan): readonly string[] {
  const share = availabilityOf(good, slots.length);
  const against = standing(share, bars.availability);
  const bar = percent(bars.availability);
  if (against === 'clears') return [];
  if (!share || against === 'few') {
    return [`${slots.length} slots are too few for a bar of ${bar}, which takes ${slotsNeeded(bars.availability)}`];
  }
  const absent = slots.filter((slot) => table.sampleAt[slot] === -1).length;
  const without = absent === 0 ? '' : `; ${absent} have no answer`;
  return [`${boundsInWords(share)} were good, the bar is ${bar}${without}`];
}

function lagMissing(slots: readonly number[], table: SlotTable, bars: BarsPlan): readonly string[] {
  const lags = slots.flatMap((slot) => {
    const sample = sampleOf(table, slot);
    return sample ? [sinceScenario(sample) - slot * table.periodMs] : [];
  });
  const lagMs = p99(lags);
  if (lagMs === null || lagMs <= bars.generatorLagMs) return [];
  const [lag, bar] = heldAgainst(lagMs, bars.generatorLagMs, durationAtMost);
  return [`requests are begun up to ${lag} late, the bar is ${bar}`];
}
