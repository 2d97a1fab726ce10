import type { FaultId } from '../model/plan.ts';

/** What is wrong with the tools of a case, so that the judge must say that it knows nothing. */
export type Tampering =
  | 'k6-is-killed'
  | 'k6-throws'
  | 'k6-is-mute'
  | 'k6-has-few-users'
  | 'k6-has-half-a-processor'
  | 'nft-refuses';

/** Every tampering. */
export const tamperings: readonly Tampering[] = [
  'k6-is-killed',
  'k6-throws',
  'k6-is-mute',
  'k6-has-few-users',
  'k6-has-half-a-processor',
  'nft-refuses',
];

/** A stack whose truth is known, and what is done to it. Nothing here says what must come of it: see `answers.ts`. */
export interface KnownCase {
  /** Name, also that of its suite. */
  readonly name: string;
  /** What is known of the stack, in one line. */
  readonly title: string;
  /** Its stack: the name of a file in `known/stacks/`, or of a shipped stack. */
  readonly stack: string;
  /** Faults and their targets. A sham on the first target comes before them; the plan expects nothing of any. */
  readonly experiments: readonly (readonly [fault: FaultId, target: string])[];
  /** Length of the hold in milliseconds, when the case needs another than the least that its failover budget allows. */
  readonly holdMs?: number;
  /** What is wrong with the tools; absent when nothing is. */
  readonly tampering?: Tampering;
}
