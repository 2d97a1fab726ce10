import { dirname, isAbsolute, join, resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/name.ts';
import type { Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import type { PlanFile } from '../plans/file.ts';
import { shippedPlans } from '../plans/index.ts';
import { parsePlan } from '../plans/parse.ts';
import { pickStack, refuseStackFile, resolvePlan } from '../plans/resolve.ts';
import { shownFile } from '../plans/shown.ts';
import { isStackFile } from '../plans/stack-ref.ts';
import { topologies } from '../stack/topologies/index.ts';
import { isThere } from './is-there.ts';
import { textOfFile } from './read-files.ts';
import { stackFromFile } from './stack-of.ts';

/** A plan ready to run. */
export interface ResolvedPlan {
  /** The plan, complete and valid. */
  readonly plan: Plan;
  /** Its stack. */
  readonly stack: StackSpec;
  /** What the user called it: suite name or path. */
  readonly named: string;
}

/**
 * Finds a suite by name, or reads a plan file, and checks it whole.
 * @param lanes instead of those of the plan
 */
export function planOf(named: string, lanes?: number): ResolvedPlan {
  const found = shippedPlans(topologies).find((plan) => plan.suite === named) ?? readPlan(named);
  const file = lanes === undefined ? found : { ...found, lanes };
  const stack = stackFor(file);
  return { plan: resolvePlan(file, stack), stack, named };
}

/** The stack of a plan: a shipped one, or a file named from where the plan is. */
function stackFor(file: PlanFile): StackSpec {
  if (!isStackFile(file.stack)) return pickStack(file, topologies);
  const path = join(dirname(file.origin?.fileName ?? ''), file.stack);
  const absolute = isAbsolute(file.stack) ? file.stack : resolve(path);
  if (!isThere(absolute, shownFile(path)))
    refuseStackFile(file, `Nothing is at ${shownFile(path)}; the path begins where the plan is.`);
  return stackFromFile(absolute, isAbsolute(file.stack) ? file.stack : path);
}

function readPlan(path: string): PlanFile {
  if (!isThere(path)) throw noSuchPlan(path);
  return parsePlan(textOfFile(path, path, 'plan'), path);
}

function noSuchPlan(named: string): Failure {
  const names = shippedPlans(topologies).map((plan) => plan.suite);
  const near = nearest(named, names);
  const why = near === undefined ? `Known suites: ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
  const next = 'Check the path; `spofproof list` shows the shipped suites.';
  return new Failure('file-missing', { what: `no suite and no file \`${named}\``, why, next });
}
