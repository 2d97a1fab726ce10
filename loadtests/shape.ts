import { chanceAt } from '../model/chance.ts';
import { plannedSlots } from '../model/event.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import type { LoadSetting } from './setting.ts';

/** The part of a slot within which a request may be delayed by chance; the rest keeps neighbours apart. */
const jitterShare = 0.8;

/** Spare time of a virtual user after its request timed out: to clean up, and for a late scheduler. */
export const marginMs = 250;

/** How late the last slot may begin without being lost. */
const lateMs = 20;

/** One scenario as k6 takes it; see `ConstantArrivalRateScenario` of k6. */
export interface ScenarioShape {
  /** Open model: a request starts when it is planned, whatever became of those before. */
  readonly executor: 'constant-arrival-rate';
  /** Name of the script's function. */
  readonly exec: string;
  /** Requests per `timeUnit`; k6 takes whole numbers only. */
  readonly rate: number;
  /** `1s`, or `1000s` for a rate that is not whole. */
  readonly timeUnit: string;
  /** How long new requests are begun. */
  readonly duration: string;
  /** Virtual users there from the start. */
  readonly preAllocatedVUs: number;
  /** The same number: k6 starts further ones one at a time, which is too slow to help. */
  readonly maxVUs: number;
  /** How long requests under way may take to end afterwards. */
  readonly gracefulStop: string;
}

/** The scenarios of a load by operation; an operation with rate 0 has none. */
export function shapeOf(setting: LoadSetting): Partial<Record<OperationName, ScenarioShape>> {
  const asked = operationNames.filter((operation) => setting.ratePerSecond[operation] > 0);
  return Object.fromEntries(asked.map((operation) => [operation, scenarioOf(operation, setting)]));
}

function scenarioOf(operation: OperationName, setting: LoadSetting): ScenarioShape {
  const ratePerSecond = setting.ratePerSecond[operation];
  const users = usersFor(ratePerSecond, setting.timeoutMs);
  const whole = Number.isInteger(ratePerSecond);
  return {
    executor: 'constant-arrival-rate',
    exec: operation,
    rate: whole ? ratePerSecond : Math.round(ratePerSecond * 1000),
    timeUnit: whole ? '1s' : '1000s',
    duration: `${beginningMs(setting.durationMs)}ms`,
    preAllocatedVUs: users,
    maxVUs: users,
    gracefulStop: `${setting.timeoutMs + 4 * marginMs}ms`,
  };
}

/**
 * Little's law: requests under way = rate x time each takes. When nothing answers, each takes the jitter, the whole
 * time-out and the margin: `V >= rate x (T + 0.8 / rate + margin)`. With fewer users k6 drops slots in an outage,
 * and it drops them from the failures.
 */
export const usersFor = (ratePerSecond: number, timeoutMs: number): number =>
  Math.ceil((ratePerSecond * (timeoutMs + marginMs)) / 1000 + jitterShare);

/**
 * How long k6 begins iterations: a little beyond the last planned slot. At the very end its timer and its own end race,
 * and a slot that is late by a hair would be lost or won by luck; `isPlanned` cuts at the exact number instead.
 * k6 takes one second at least.
 */
export const beginningMs = (durationMs: number): number => Math.max(1000, Math.ceil(durationMs) + lateMs);

/** Whether an iteration is one of the planned slots 0 … n-1, or one too many. */
export const isPlanned = (setting: LoadSetting, operation: OperationName, iteration: number): boolean =>
  iteration < plannedSlots(setting.ratePerSecond[operation], setting.durationMs);

/**
 * The chance delay of a request inside its slot: uniform in [0, 0.8 x slot), whole milliseconds, the same for the same
 * seed. Without it equal rates and a round robin fall into step, and one operation always meets the same server.
 */
export function jitterMs(setting: LoadSetting, operation: OperationName, iteration: number): number {
  const slotMs = 1000 / setting.ratePerSecond[operation];
  const index = iteration * operationNames.length + operationNames.indexOf(operation);
  return Math.floor(chanceAt(setting.seed, index) * jitterShare * slotMs);
}
