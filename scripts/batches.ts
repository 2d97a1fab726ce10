import type { ResolvedPlan } from './plan-of.ts';

/**
 * Suites by the order in which they go on, those together that go on at once. Stacks side by side are better used by several suites
 * than by more lanes of one, since every lane has a control arm of its own: as many suites at once as share the stacks evenly.
 * A suite with probes goes on alone: while it asks its questions, nobody else may keep the machine busy.
 * @param plans each with the stacks that it may have side by side as its lanes
 */
export function batchesOf(plans: readonly ResolvedPlan[]): readonly (readonly ResolvedPlan[])[] {
  const [first, ...others] = plans;
  if (!first) return [];
  const stacks = stacksOf(first);
  const like = others.findIndex((other) => stacksOf(other) !== stacks || hasProbes(other));
  const alike = hasProbes(first) ? 1 : 1 + (like === -1 ? others.length : like);
  const suites = suitesAtOnce(stacks, alike);
  const batch = plans.slice(0, suites).map((one) => (suites === 1 ? one : withLanes(one, stacks / suites)));
  return [batch, ...batchesOf(plans.slice(suites))];
}

const stacksOf = ({ plan }: ResolvedPlan): number => plan.lanes ?? 1;

const hasProbes = ({ plan }: ResolvedPlan): boolean => (plan.probes ?? []).length > 0;

function withLanes({ plan, ...one }: ResolvedPlan, count: number): ResolvedPlan {
  const { lanes: _, ...single } = plan;
  return { ...one, plan: count === 1 ? single : { ...plan, lanes: count } };
}

/** The most suites, of so many at most, that have equally many of the stacks. */
function suitesAtOnce(stacks: number, most: number): number {
  let suites = Math.min(stacks, most);
  while (stacks % suites !== 0) suites--;
  return suites;
}
