import type { Claim, Condition, ProbeCondition, Remedy } from '../model/claim.ts';
import type { ExperimentPlan, FaultId } from '../model/plan.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';

/** What has to be done to a stack and asked of it, so that claims can be judged: each act and each question once. */
export interface StackNeeds {
  /** Name of the stack. */
  readonly stack: string;
  /** Acts, the sham among them where a claim looks at a stack that is left alone. */
  readonly acts: readonly NeededAct[];
  /** Questions. */
  readonly probes: readonly ProbeCondition[];
}

/** One act. */
export interface NeededAct extends Pick<ExperimentPlan, 'target' | 'fault'> {
  /** What claims foresee of the operations that they look at; of the others nothing is said. */
  readonly foreseen: Readonly<Partial<Record<OperationName, 'proven' | 'refuted'>>>;
}

/** Everything that shows the claims, on both sides. */
export const conditionsOf = (claims: readonly Claim[]): readonly Condition[] =>
  claims.flatMap(({ original, remedied }) =>
    [original, remedied].flatMap((side) => (side && 'shownBy' in side ? side.shownBy : [])),
  );

/** What the claims need of each stack, stacks in the order in which the claims first name them. */
export function needsOf(claims: readonly Claim[], remedies: readonly Remedy[]): readonly StackNeeds[] {
  const conditions = conditionsOf(claims);
  const stacks = [...new Set(conditions.map(({ stack }) => stack))];
  const needed = stacks.map((stack) => ofStack(stack, conditions));
  return needed.map(({ stack, acts, probes }) => ({
    stack,
    acts: withCounterparts({ stack, acts }, needed, remedies),
    probes,
  }));
}

function ofStack(stack: string, conditions: readonly Condition[]): StackNeeds {
  const own = conditions.filter((condition) => condition.stack === stack);
  const acts = own.flatMap((condition) => actsOf(condition));
  const probes = own.flatMap((condition) => (condition.sees === 'probe' ? [condition] : []));
  return { stack, acts: onceEach(acts), probes: uniqueBy(probes, questionOf) };
}

/** The same question asked of the same part under the same fault is one question. */
const questionOf = ({ probe, target, fault }: ProbeCondition): string => JSON.stringify([probe, target, fault]);

function actsOf(condition: Condition): readonly NeededAct[] {
  if (condition.sees === 'probe') return [];
  const foreseen =
    condition.sees === 'cells'
      ? Object.fromEntries(condition.operations.map((name) => [name, condition.finding] as const))
      : {};
  return condition.targets.flatMap((target) => condition.faults.map((fault) => ({ target, fault, foreseen })));
}

/** One act for all claims that need it, with what they foresee put together. */
const onceEach = (acts: readonly NeededAct[]): readonly NeededAct[] =>
  [...Map.groupBy(acts, actName).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, foreseen: Object.assign({}, first.foreseen, ...others.map(({ foreseen }) => foreseen)) }] : [],
  );

const actName = ({ target, fault }: { readonly target: string; readonly fault: FaultId }): string =>
  `${fault} ${target}`;

/** What is lost in another stack is lost here as well, in its counterpart, wherever both stacks are run. */
function withCounterparts(
  { stack, acts }: Pick<StackNeeds, 'stack' | 'acts'>,
  all: readonly StackNeeds[],
  remedies: readonly Remedy[],
): readonly NeededAct[] {
  const counterparts = remedies
    .filter(({ by }) => by === stack)
    .flatMap((remedy) => {
      const lost = all.find((needs) => needs.stack === remedy.stack)?.acts.filter((act) => isLost(act, remedy)) ?? [];
      return lost.flatMap(({ fault }) => remedy.counterparts.map((target) => ({ target, fault, foreseen: {} })));
    });
  return onceEach([...acts, ...counterparts]);
}

const isLost = ({ target, foreseen }: NeededAct, remedy: Remedy): boolean =>
  target === remedy.target && operationNames.some((name) => foreseen[name] === 'proven');

const uniqueBy = <One>(all: readonly One[], name: (one: One) => string): readonly One[] =>
  [...new Map(all.toReversed().map((one) => [name(one), one])).values()].toReversed();
