import { existsSync, readFileSync, statSync } from 'node:fs';
import { Failure, reasonOf } from '../model/failure.ts';
import { nearest } from '../model/name.ts';
import type { Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import type { PlanFile } from '../plans/file.ts';
import { plans } from '../plans/index.ts';
import { parsePlan } from '../plans/parse.ts';
import { pickStack, resolvePlan } from '../plans/resolve.ts';
import { maxPlanBytes } from '../plans/text-limits.ts';
import { topologies } from '../stack/index.ts';

/** A plan ready to run. */
export interface ResolvedPlan {
  /** The plan, complete and valid. */
  readonly plan: Plan;
  /** Its stack. */
  readonly stack: StackSpec;
  /** What the user called it: suite name or path. */
  readonly named: string;
}

/** Finds a suite by name, or reads a plan file, and checks it whole. */
export function planOf(named: string): ResolvedPlan {
  const file = plans.find((plan) => plan.suite === named) ?? readPlan(named);
  const stack = pickStack(file, topologies);
  return { plan: resolvePlan(file, stack), stack, named };
}

/** The shipped stack of that name. */
export function stackOf(name: string): StackSpec {
  const found = topologies.find((stack) => stack.name === name);
  if (found) return found;
  const names = topologies.map((stack) => stack.name);
  const near = nearest(name, names);
  const why = near === undefined ? `Known stacks: ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
  throw new Failure('bad-argument', { what: `unknown stack \`${name}\``, why });
}

function readPlan(path: string): PlanFile {
  if (!existsSync(path)) throw noSuchPlan(path);
  const stat = statSync(path);
  if (!stat.isFile())
    throw new Failure('file-missing', { what: `${path} is no file`, why: 'A plan is one YAML file.' });
  if (stat.size > maxPlanBytes) {
    const why = `A plan is at most ${maxPlanBytes / 1024} KiB.`;
    throw new Failure('bad-plan', { what: `${path}:1:1: ${stat.size} bytes are too many for a plan`, why });
  }
  return parsePlan(textOf(path), path);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new Failure('file-missing', { what: `cannot read ${path}`, why: reasonOf(thrown), cause: thrown });
  }
}

function noSuchPlan(named: string): Failure {
  const names = plans.map((plan) => plan.suite);
  const near = nearest(named, names);
  const why = near === undefined ? `Known suites: ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
  return new Failure('file-missing', { what: `no suite and no file \`${named}\``, why });
}
