import { beginningMs, latestSlot, plannedSlots, slotsBefore } from '../model/load.ts';
import type { Sample } from '../model/sample.ts';
import { sinceScenario } from '../model/sample.ts';
import { fateCode, fateOf, isBlank } from './outcome.ts';

/** The load of one operation as far as its slots depend on it. */
export interface SlotPlan {
  /** Planned requests per second. */
  readonly ratePerSecond: number;
  /** Planned length of the load. */
  readonly durationMs: number;
  /** A request without an answer after this long is given up. */
  readonly timeoutMs: number;
  /** A correct answer later than this is bad. */
  readonly deadlineMs: number;
  /** Whether the generator came to its own end: then a slot without a sample was never begun. */
  readonly endedByItself: boolean;
  /** Until when iterations were begun that samples may be of; a little longer than slots are planned when absent. */
  readonly begunUntilMs?: number;
  /** Whether it is known that no slot was dropped: then every iteration has the slot of its number. */
  readonly isWhole?: boolean;
}

/** Every planned slot of an operation, in columns, one entry a slot. Times count from the start of the load. */
export interface SlotTable {
  /** Number of planned slots. */
  readonly planned: number;
  /** Time from one slot to the next. */
  readonly periodMs: number;
  /** Fate by number, see `outcome.ts`. */
  readonly fate: Uint8Array;
  /** Moment the request was due; the start of the slot when there was none. */
  readonly dueMs: Float64Array;
  /** Moment of the answer or of giving up; the start of the slot when there was no request. */
  readonly endMs: Float64Array;
  /** Place of the slot's sample in `samples`, or -1. */
  readonly sampleAt: Int32Array;
  /** The samples of the operation. */
  readonly samples: readonly Sample[];
  /** Samples that named an iteration a second time; only the first counts. */
  readonly doubled: number;
}

/**
 * Gives every planned slot its sample. k6 gives no number to an iteration that it drops, so from the first drop on the
 * number runs behind the slot. A request never begins before its slot, and slots keep the order of iterations: of all
 * slots that allow this, each sample takes the latest, found from the end backwards. Without drops that is its own number.
 * k6 begins iterations a little longer than planned: all are laid out, those of the surplus in slots of their own behind
 * the plan, and then these are cut off. Were they cut by number, they would fill the holes that drops have left.
 */
export function layOut(samples: readonly Sample[], plan: SlotPlan): SlotTable {
  const planned = Math.max(0, plannedSlots(plan.ratePerSecond, plan.durationMs));
  const periodMs = 1000 / plan.ratePerSecond;
  const begunUntilMs = plan.begunUntilMs ?? beginningMs(plan.durationMs);
  const begun = slotsBefore(plan.ratePerSecond, begunUntilMs);
  const { byIteration, doubled } = indexByIteration(samples, Math.max(planned, begun));
  const sampleAt = plan.isWhole
    ? byIteration.slice(0, planned)
    : placeInSlots(byIteration, samples, { planned, periodMs });
  const columns = { fate: new Uint8Array(planned), dueMs: new Float64Array(planned), endMs: new Float64Array(planned) };
  const table: SlotTable = { planned, periodMs, sampleAt, samples, doubled, ...columns };
  fill(table, plan);
  return table;
}

function indexByIteration(samples: readonly Sample[], slots: number): { byIteration: Int32Array; doubled: number } {
  const byIteration = new Int32Array(slots).fill(-1);
  let doubled = 0;
  for (let index = 0; index < samples.length; index++) {
    const { iteration } = samples[index] as Sample;
    if (iteration >= slots) continue;
    if (byIteration[iteration] === -1) byIteration[iteration] = index;
    else doubled++;
  }
  return { byIteration, doubled };
}

type Grid = Pick<SlotTable, 'planned' | 'periodMs'>;

/** The slot in which a sample began. */
const slotOf = (sample: Sample, { periodMs }: Grid): number => latestSlot(sinceScenario(sample), periodMs);

function placeInSlots(byIteration: Int32Array, samples: readonly Sample[], grid: Grid): Int32Array {
  const sampleAt = new Int32Array(byIteration.length).fill(-1);
  let next = endOf(byIteration, samples, grid);
  for (let iteration = next.iteration - 1; iteration >= 0; iteration--) {
    const index = byIteration[iteration] as number;
    if (index === -1) continue;
    const latest = next.slot - (next.iteration - iteration);
    next = { slot: Math.max(iteration, Math.min(slotOf(samples[index] as Sample, grid), latest)), iteration };
    sampleAt[next.slot] = index;
  }
  return sampleAt.slice(0, grid.planned);
}

/** Iterations beside those of the surplus that show by how much numbers run behind slots at the end. */
const leastAtEnd = 3;

/**
 * One behind the last iteration, and the first slot that it cannot have. That is the plan's end, or later when the last
 * iterations all run ahead of their numbers. All of them: a single late one at the very end is no drop.
 */
function endOf(byIteration: Int32Array, samples: readonly Sample[], grid: Grid): { slot: number; iteration: number } {
  const iteration = byIteration.findLastIndex((index) => index >= 0) + 1;
  const surplus = byIteration.length - grid.planned;
  let behind = Number.POSITIVE_INFINITY;
  for (let number = Math.max(0, iteration - leastAtEnd - surplus); number < iteration; number++) {
    const sample = samples[byIteration[number] as number];
    if (sample) behind = Math.min(behind, slotOf(sample, grid) - number);
  }
  const reached = Number.isFinite(behind) ? iteration + Math.max(0, behind) : iteration;
  return { slot: Math.max(grid.planned, Math.min(byIteration.length, reached)), iteration };
}

function fill(table: SlotTable, plan: SlotPlan): void {
  let lastEndMs = Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < table.planned; slot++)
    lastEndMs = Math.max(lastEndMs, fillSlot(table, slot, plan.deadlineMs));
  for (let slot = 0; slot < table.planned; slot++) {
    if (table.sampleAt[slot] === -1) table.fate[slot] = absentFate(slot * table.periodMs, lastEndMs, plan);
  }
}

function fillSlot(table: SlotTable, slot: number, deadlineMs: number): number {
  const sample = table.samples[table.sampleAt[slot] as number];
  const dueMs = sample ? sample.beganMs + sample.jitterMs : (table.samples[0]?.scenarioMs ?? 0) + slot * table.periodMs;
  const endMs = sample ? dueMs + sample.waitMs : dueMs;
  table.dueMs[slot] = dueMs;
  table.endMs[slot] = endMs;
  if (!sample) return Number.NEGATIVE_INFINITY;
  table.fate[slot] = fateOf(sample, deadlineMs);
  return endMs;
}

/** A generator that died says nothing of the requests then under way, nor of any slot after its last word. */
function absentFate(startMs: number, lastEndMs: number, { endedByItself, timeoutMs }: SlotPlan): number {
  if (endedByItself || startMs < lastEndMs - timeoutMs) return fateCode.dropped;
  return startMs <= lastEndMs ? fateCode.cut : fateCode.lost;
}

/** Slots due in a window, in the order of their due moments: chance inside each slot, or a late begin, may turn neighbours round. */
export function slotsDue({ planned, dueMs, fate }: SlotTable, fromMs: number, toMs: number): readonly number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < planned; slot++) {
    const due = dueMs[slot] as number;
    if (due >= fromMs && due < toMs && !isBlank(fate[slot] as number)) slots.push(slot);
  }
  return slots.toSorted((a, b) => (dueMs[a] as number) - (dueMs[b] as number));
}
