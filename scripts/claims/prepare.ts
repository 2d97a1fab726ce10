import type { Claim } from '../../model/claim.ts';
import { reasonOf } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { planForClaims } from '../../plans/claim-plan.ts';
import { needsOf } from '../../plans/claim-needs.ts';
import type { StackNeeds } from '../../plans/claim-needs.ts';
import { remedies } from '../../plans/remedies.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { topologies } from '../../stack/topologies/index.ts';

/** A stack that the claims need, ready to be run; or why it cannot be. */
export interface PreparedStack {
  /** Its name. */
  readonly name: string;
  /** What it is run with; absent when it cannot be run. */
  readonly run?: { readonly stack: StackSpec; readonly plan: Plan };
  /** Why it cannot be run; absent when it can. */
  readonly failure?: string;
}

/** Every stack that the claims need, in the order in which they are run. */
export const prepareStacks = (
  claims: readonly Claim[],
  stacks: readonly StackSpec[] = topologies,
): readonly PreparedStack[] => needsOf(claims, remedies).map((needs) => prepared(needs, stacks));

function prepared(needs: StackNeeds, stacks: readonly StackSpec[]): PreparedStack {
  const name = needs.stack;
  const stack = stacks.find((each) => each.name === name);
  if (!stack) return { name, failure: `there is no stack ${name}` };
  try {
    return { name, run: { stack, plan: resolvePlan(planForClaims(stack, needs), stack) } };
  } catch (thrown) {
    // Of many stacks one that cannot be planned leaves its claims unknown, and the others go on.
    return { name, failure: `it cannot be planned: ${reasonOf(thrown)}` };
  }
}
