import type { PlanProblem } from './problem.ts';

/** What a file has that is a stack, and nothing that is a plan; and the other way round. */
const marks = { stack: 'components', plan: 'experiments' } as const;

const because = {
  stack:
    'A plan says what is done to a stack, and names it by `stack: ./stack.yaml`; `spofproof lab up FILE` raises a stack.',
  plan: 'A stack says which machines and programs there are; `spofproof prove FILE` takes a plan.',
} as const;

/** The complaint about a file of the other kind: which of its keys are unknown here says nothing to whoever mixed the two up. */
export function mixedUp(value: unknown, wanted: 'stack' | 'plan'): readonly PlanProblem[] {
  const is = wanted === 'plan' ? 'stack' : 'plan';
  if (typeof value !== 'object' || value === null) return [];
  if (!Object.hasOwn(value, marks[is]) || Object.hasOwn(value, marks[wanted])) return [];
  return [{ path: [marks[is]], part: 'key', what: `this is a ${is}, and a ${wanted} is wanted`, why: because[is] }];
}
