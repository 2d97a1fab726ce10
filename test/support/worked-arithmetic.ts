import type { EvidenceRecord } from '../../model/verdict.ts';
import type { OperationName } from '../../model/stack.ts';
import type { Sample } from '../../model/sample.ts';

/** The moments of an episode, from the start of its load, in milliseconds. */
export interface Borders {
  /** The act was begun. */
  readonly actMs: number;
  /** The act was complete. */
  readonly injectedMs: number;
  /** Healing was begun. */
  readonly healBegunMs: number;
  /** Healing was complete. */
  readonly healedMs: number;
}

/** Requests of one stretch of time. */
export interface Tally {
  /** Those that count. */
  readonly n: number;
  /** Right and in time. */
  readonly good: number;
}

/** The slots that bracket an outage, in milliseconds from the injection. */
export interface Bracket {
  /** The last good one before. */
  readonly goodBefore: number;
  /** The first bad one. */
  readonly firstBad: number;
  /** The last bad one before the return. */
  readonly lastBad: number;
  /** The first of a sustained return; null when there was none before the healing. */
  readonly back: number | null;
  /** When the first right answer came after the last bad slot, or the return where that is later; null as well. */
  readonly answered: number | null;
}

/** A request, and when it was due, from the start of the load. */
interface Slot {
  readonly dueMs: number;
  readonly isGood: boolean;
  /** When a right answer came, in time or late; null when none did. */
  readonly answeredMs: number | null;
}

/** Everything that the page works out of one operation in one episode, from the record alone. */
export interface Worked {
  /** From the journal. */
  readonly borders: Borders;
  /** Length of the load. */
  readonly durationMs: number;
  /** Rate x length. */
  readonly planned: number;
  /** Right and in time. */
  readonly good: number;
  /** The others that were begun. */
  readonly bad: number;
  /** Planned without a sample. */
  readonly dropped: number;
  /** Due in an act, or within a deadline before one. */
  readonly torn: Tally;
  /** What counts, by when it was due. */
  readonly phases: Readonly<Record<'settle' | 'control' | 'budget' | 'hold' | 'recovery' | 'after', Tally>>;
  /** The first interruption. */
  readonly outage: Bracket;
}

/** When things happened, from the journal. */
function bordersOf({ events }: EvidenceRecord, episode: number): Borders {
  const own = events.filter((event) => 'episode' in event && event.episode === episode);
  const field = (type: string, name: string): number =>
    Number(Object.entries(own.find((event) => event.type === type) ?? {}).find(([key]) => key === name)?.[1]);
  const startedAt = field('load-ended', 'startedAt');
  return {
    actMs: field('fault-injected', 'begunAt') - startedAt,
    injectedMs: field('fault-injected', 'at') - startedAt,
    healBegunMs: field('healing-started', 'at') - startedAt,
    healedMs: field('fault-healed', 'at') - startedAt,
  };
}

/** Works it out again by adding up; none of the judge's code is used. */
export function workOut(record: EvidenceRecord, episode: number, operation: OperationName): Worked {
  const { load } = record.plan;
  const borders = bordersOf(record, episode);
  const started = record.events.find((event) => event.type === 'load-started' && event.episode === episode);
  const durationMs = started?.type === 'load-started' ? started.durationMs : 0;
  const planned = Math.round((load.ratePerSecond[operation] * durationMs) / 1000);
  const isPlanned = (one: Sample): boolean =>
    one.operation === operation && one.arm === 'main' && one.iteration < planned;
  const slots = (record.samples.get(episode) ?? []).filter(isPlanned).map((one): Slot => ({
    dueMs: one.beganMs + one.jitterMs,
    isGood: one.valid && one.waitMs <= load.deadlineMs,
    answeredMs: one.valid ? one.beganMs + one.jitterMs + one.waitMs : null,
  }));
  const counted = slots.filter((slot) => !isTorn(slot, borders, load.deadlineMs));
  const [all, sure] = [tallyOf(slots), tallyOf(counted)];
  return {
    borders,
    durationMs,
    planned,
    good: all.good,
    bad: all.n - all.good,
    dropped: planned - slots.length,
    torn: { n: all.n - sure.n, good: all.good - sure.good },
    phases: phasesOf(record, counted, borders),
    outage: outageIn(
      record,
      slots.filter(({ dueMs }) => dueMs < borders.healBegunMs - load.deadlineMs),
      borders,
    ),
  };
}

const tallyOf = (slots: readonly Slot[]): Tally => ({
  n: slots.length,
  good: slots.filter(({ isGood }) => isGood).length,
});

/** Due in an act, or within a deadline before one. */
const isTorn = ({ dueMs }: Slot, { actMs, injectedMs, healBegunMs, healedMs }: Borders, deadlineMs: number): boolean =>
  (dueMs >= actMs - deadlineMs && dueMs <= injectedMs) || (dueMs >= healBegunMs - deadlineMs && dueMs <= healedMs);

function phasesOf({ plan }: EvidenceRecord, counted: readonly Slot[], borders: Borders): Worked['phases'] {
  const { actMs, injectedMs, healBegunMs, healedMs } = borders;
  const [heldMs, backMs] = [injectedMs + plan.bars.failoverBudgetMs, healedMs + plan.windows.recoveryMs];
  const between = (fromMs: number, toMs: number): Tally =>
    tallyOf(counted.filter(({ dueMs }) => dueMs >= fromMs && dueMs < toMs));
  return {
    settle: between(-Infinity, plan.windows.settleMs),
    control: between(plan.windows.settleMs, actMs),
    budget: between(injectedMs, heldMs),
    hold: between(heldMs, healBegunMs),
    recovery: between(healedMs, backMs),
    after: between(backMs, Infinity),
  };
}

/** A return lasts when a second of requests is as good as the plan asks, and 99 % is enough. */
export const sustainedShare = ({ plan }: Pick<EvidenceRecord, 'plan'>): number =>
  Math.min(0.99, plan.bars.availability);

/** From the first bad slot to the first good one of a return that lasts. */
function outageIn(record: EvidenceRecord, slots: readonly Slot[], borders: Borders): Bracket {
  const all = slots.toSorted((a, b) => a.dueMs - b.dueMs);
  const second = record.plan.load.ratePerSecond.write;
  const isSustained = (place: number): boolean => {
    const run = all.slice(place, place + second);
    return run.length === second && run.filter(({ isGood }) => isGood).length >= sustainedShare(record) * second;
  };
  const first = all.findIndex(({ dueMs, isGood }) => dueMs >= borders.actMs && !isGood);
  const back = all.findIndex(({ isGood }, place) => place > first && isGood && isSustained(place));
  const lastBad = all.findLastIndex(({ isGood }, place) => !isGood && (back < 0 || place < back));
  const at = (place: number): number => (all[place]?.dueMs ?? NaN) - borders.injectedMs;
  const bracket = { goodBefore: at(first - 1), firstBad: at(first), lastBad: at(lastBad) };
  if (back < 0) return { ...bracket, back: null, answered: null };
  const answers = all
    .map(({ answeredMs }) => (answeredMs ?? NaN) - borders.injectedMs)
    .filter((ms) => ms > at(lastBad));
  return { ...bracket, back: at(back), answered: Math.max(at(back), Math.min(...answers)) };
}
