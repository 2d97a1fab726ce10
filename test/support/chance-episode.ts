import { chanceAt } from '../../model/chance.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import type { PlanChange } from './record-plan.ts';
import { changedPlan, planOf, timesOf } from './record-plan.ts';
import type { Answer, Shape } from './record-shapes.ts';
import { recordOf } from './record.ts';

/** A time in which a service was down, in milliseconds from the injection; it ends at its second moment. */
export type Down = readonly [fromMs: number, toMs: number];

/** An episode that was made up by chance, with what really happened in it. */
export interface ChanceEpisode {
  /** What was written down of it: a sham, and then the episode. */
  readonly record: EvidenceRecord;
  /** When the service was down. */
  readonly down: readonly Down[];
  /** When healing was begun, from the injection. */
  readonly healingMs: number;
  /** The failover budget. */
  readonly budgetMs: number;
  /** From one request to the next, and how long an answer takes on average. */
  readonly usual: { readonly periodMs: number; readonly waitMs: number };
}

/** Rates with a bar that their requests can show. */
const loads = [
  { rate: 10, availability: 0.9 },
  { rate: 20, availability: 0.95 },
  { rate: 50, availability: 0.98 },
  { rate: 100, availability: 0.99 },
] as const;

/** Windows in which the seldom requests are enough, too; two episodes are 30 s apart. */
const windows = { controlMs: 8000, holdMs: 9000, afterMs: 7000 };

/** Draws one thing after the other. */
function drawer(seed: number): { readonly next: () => number; readonly oneOf: <T>(all: readonly T[]) => T } {
  let drawn = 0;
  const next = (): number => chanceAt(seed, drawn++);
  return { next, oneOf: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T };
}

/** An episode by its seed: any rate, any answering time, down in any way for none, one or two times. */
export function chanceEpisode(seed: number): ChanceEpisode {
  const { next, oneOf } = drawer(seed);
  const { rate, availability } = oneOf(loads);
  const budgetMs = oneOf([300, 500, 1000, 1500]);
  const change: PlanChange = { rate, windows, bars: { availability, failoverBudgetMs: budgetMs } };
  const plan = changedPlan(change);
  const times = timesOf(plan(planOf([])));
  const healingMs = times.healing - times.injected;
  const overMs = healingMs + 30;
  const [first, second] = [next() * budgetMs * 1.5, next() * healingMs].toSorted((a, b) => a - b) as [number, number];
  const down = oneOf<readonly Down[]>([
    [],
    [[0, first]],
    [[0, second]],
    [[0, overMs]],
    [[0, healingMs - next() * 500]],
    [[0, 250 + next() * 250]],
    [[second, overMs]],
    [
      [0, first],
      [second, overMs],
    ],
  ]);
  const waitMs = oneOf([2, 10, 40]);
  const shape = shapeOf(seed, { down, usualMs: waitMs, hangs: next() < 0.5 });
  const spof = { balancer: oneOf([[], ['static', 'read', 'write'] as const]) };
  const record = recordOf({ episodes: [{ target: 'balancer', fault: 'stop', shape }], spof, plan });
  return { record, down, healingMs, budgetMs, usual: { periodMs: 1000 / rate, waitMs } };
}

interface Service {
  readonly down: readonly Down[];
  /** Mean time that an answer takes. */
  readonly usualMs: number;
  /** Whether requests wait while it is down; else they are refused. */
  readonly hangs: boolean;
}

/** The time-out, and the longest time that an answer takes when nothing is wrong: within the deadline. */
const [timeoutMs, mostMs] = [1000, 200];

/** What users of such a service meet. */
const shapeOf =
  (seed: number, { down, usualMs, hangs }: Service): Shape =>
  ({ operation, slot, dueMs }): Answer => {
    const takesMs = Math.min(
      mostMs,
      Math.ceil(-Math.log(1 - chanceAt(seed + operation.length * 1000, slot)) * usualMs),
    );
    const outage = down.find(([fromMs, toMs]) => dueMs >= fromMs && dueMs < toMs);
    if (!outage) return { waitMs: takesMs };
    if (!hangs) return { status: 0, error: 1212, waitMs: 1, valid: false, server: '' };
    const waitMs = Math.ceil(outage[1] - dueMs) + takesMs;
    return waitMs < timeoutMs ? { waitMs } : { status: 0, error: 1050, waitMs: timeoutMs, valid: false, server: '' };
  };
