import type { Plan, ProbePlan } from '../model/plan.ts';
import type { ProbeOption } from '../model/probe.ts';
import { probeOptions } from '../model/probe.ts';
import type { StackSpec } from '../model/stack.ts';
import { targetsOf } from '../model/stack.ts';
import { guess } from './shape.ts';
import type { PlanProblem } from './problem.ts';

/** Keys of a probe in a plan file, with what each becomes in the plan. */
const keys = { target: 'target', fault: 'fault', within: 'withinMs' } as const satisfies Record<
  ProbeOption,
  keyof ProbePlan
>;

/** A key that a probe does not take would look as if it had been heeded. */
export function takenOptions({ probes = [] }: Plan): readonly PlanProblem[] {
  return probes.flatMap((probe, index) => {
    const taken: readonly ProbeOption[] = probeOptions[probe.probe];
    const untaken = (Object.keys(keys) as ProbeOption[]).filter(
      (key) => probe[keys[key]] !== undefined && !taken.includes(key),
    );
    const may = taken.length === 0 ? 'It takes none of them.' : `It takes: ${taken.join(', ')}.`;
    return untaken.map((key) => ({
      path: ['probes', index, key],
      part: 'key' as const,
      what: `the probe ${probe.probe} takes no ${key}`,
      why: may,
    }));
  });
}

/** What a probe is about must be there. */
export function knownProbeTargets({ probes = [] }: Plan, stack: StackSpec): readonly PlanProblem[] {
  const known = targetsOf(stack);
  return probes.flatMap(({ target }, index) => {
    if (target === undefined || known.includes(target)) return [];
    const what = `stack ${stack.name} has no target "${target}"`;
    return [
      { path: ['probes', index, 'target'], what, why: `${guess(target, known)}The targets are: ${known.join(', ')}.` },
    ];
  });
}

/** The same question twice has the same answer. */
export function distinctProbes({ probes = [] }: Plan): readonly PlanProblem[] {
  const texts = probes.map(({ probe, target, fault }) => [probe, fault, target].filter(Boolean).join(' '));
  return texts.flatMap((text, index) => {
    if (texts.indexOf(text) === index) return [];
    const why = `Probe ${texts.indexOf(text) + 1} asks the same: remove one of them.`;
    return [{ path: ['probes', index], what: `the probe ${text} is planned a second time`, why }];
  });
}
