import { plannedSlots, usersFor } from '../model/load.ts';
import type { LoadPlan, Plan } from '../model/plan.ts';
import { writesPerArm } from '../model/sample.ts';
import { operationNames } from '../model/stack.ts';
import { maxTotalRate, maxUsers } from './defaults.ts';
import { episodeMs } from './outline.ts';
import type { PlanProblem } from './problem.ts';
import { durationText } from './shown.ts';

/** Time that a load may last beyond the windows, for the acts: far more than they take. */
const actsAtMostMs = 60_000;

/** An answer can only be late when its request is still waited for. */
export function deadlineWithinTimeout({ load }: Plan): readonly PlanProblem[] {
  if (load.deadlineMs < load.timeoutMs) return [];
  const what = `the deadline of ${durationText(load.deadlineMs)} is not shorter than the timeout of ${durationText(load.timeoutMs)}`;
  const why = 'An answer between the two is late, one after the timeout is never seen: shorten the deadline.';
  return [{ path: ['load', 'deadline'], instead: [['load', 'timeout']], what, why }];
}

/** The rates of both arms, one a scenario. */
const ratesOf = ({ ratePerSecond, returningPerSecond }: LoadPlan): readonly number[] =>
  operationNames.flatMap((operation) => [ratePerSecond[operation], returningPerSecond]);

/** Planned requests a second of one lane, over all operations and arms. */
export const totalRateOf = (load: LoadPlan): number => ratesOf(load).reduce((sum, rate) => sum + rate, 0);

/** More requests in all would measure the generator. */
export function bearableRate({ load, lanes }: Plan): readonly PlanProblem[] {
  const count = lanes ?? 1;
  const total = count * totalRateOf(load);
  if (total <= maxTotalRate) return [];
  const returning = count * operationNames.length * load.returningPerSecond;
  const beside = returning > 0 ? `, ${returning}/s of them by returning users` : '';
  const why = `Measured on two processors, latency can be judged up to ${maxTotalRate}/s over all operations: lower a rate.`;
  const instead = [['load', 'returning'], ['lanes']];
  const side = count > 1 ? ` in ${count} lanes` : '';
  return [{ path: ['load', 'rate'], instead, what: `the operations add up to ${total}/s${side}${beside}`, why }];
}

/** In an outage every request waits for its timeout, and for each of them there must be a virtual user. */
export function bearableUsers({ load }: Plan): readonly PlanProblem[] {
  const users = ratesOf(load).reduce((sum, rate) => sum + (rate > 0 ? usersFor(rate, load.timeoutMs) : 0), 0);
  if (users <= maxUsers) return [];
  const what = `a timeout of ${durationText(load.timeoutMs)} takes ${users} virtual users at these rates`;
  const remedy = 'shorten the timeout or lower a rate';
  const why = `With nothing answering so many requests wait at once, and ${maxUsers} users are the most: ${remedy}.`;
  return [{ path: ['load', 'timeout'], instead: [['load', 'rate']], what, why }];
}

/** Every write of an episode has an id of its own. */
export function identifiableWrites({ load, windows }: Plan): readonly PlanProblem[] {
  const rate = Math.max(load.ratePerSecond.write, load.returningPerSecond);
  const writes = plannedSlots(rate, episodeMs(windows) + actsAtMostMs);
  if (writes <= writesPerArm) return [];
  const why = `An episode has ids for ${writesPerArm} writes of one kind of users: shorten the windows or lower the rate.`;
  const what = `an episode may send ${writes} writes at ${rate}/s`;
  return [{ path: ['load', 'rate', 'write'], instead: [['load', 'rate'], ['windows']], what, why }];
}
