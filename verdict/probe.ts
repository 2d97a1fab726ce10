import type { Observation } from '../model/observation.ts';
import type { Plan, ProbePlan } from '../model/plan.ts';
import type { ProbeFinding } from '../model/probe-verdict.ts';
import type { ProbeId } from '../model/probe.ts';
import type { StackSpec } from '../model/stack.ts';

/** What a probe is judged from; nothing else decides. */
export interface ProbeFacts {
  /** What the plan says of it. */
  readonly probe: ProbePlan;
  /** The plan; its bars decide. */
  readonly plan: Plan;
  /** The stack as it is declared. */
  readonly stack: StackSpec;
  /** Everything it saw, in order. */
  readonly seen: readonly Observation[];
}

/** Judges one probe. One file each in `probes/`. */
export interface ProbeJudge {
  /** The probe. */
  readonly id: ProbeId;
  /** What it asks for, as a sentence that is true when it holds. */
  readonly statement: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** Judges what was seen. Is only asked when the gathering came to its end and nothing crashed meanwhile. */
  judge(facts: ProbeFacts): ProbeFinding;
}

/** The observations of one kind, in order. */
export const seenOf = <Kind extends Observation['kind']>(
  { seen }: Pick<ProbeFacts, 'seen'>,
  kind: Kind,
): readonly Extract<Observation, { readonly kind: Kind }>[] =>
  seen.filter((one): one is Extract<Observation, { readonly kind: Kind }> => one.kind === kind);
