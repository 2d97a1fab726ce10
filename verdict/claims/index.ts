import type { Claim, Remedy } from '../../model/claim.ts';
import type {
  ClaimOutcome,
  ClaimsRunFacts,
  ClaimsVerdict,
  StackOutcome,
  StackRun,
} from '../../model/claims-verdict.ts';
import { exitCodes } from '../../model/exit.ts';
import { worst } from '../../model/truth.ts';
import type { Runs } from './condition.ts';
import { counterfactualsOf } from './counterfactual.ts';
import { gapsOf } from './gaps.ts';
import { judgeSide } from './side.ts';

export { claimsJsonSchema, claimsSchema } from './schema.ts';

/** What the judge of the claims is given; nothing else decides. */
export interface ClaimsRecord {
  /** Name of the folder. */
  readonly id: string;
  /** Seed of every chance decision. */
  readonly seed: number;
  /** Command that repeats it. */
  readonly command: string;
  /** The claims, in the order of the list. */
  readonly claims: readonly Claim[];
  /** What remedies what. */
  readonly remedies: readonly Remedy[];
  /** The runs, in the order in which they were made; of each stack one. */
  readonly runs: readonly StackRun[];
}

/** Judges the claims from the verdicts of the stacks' runs: the same runs give the same verdict. */
export function judgeClaims(record: ClaimsRecord): ClaimsVerdict {
  const runs: Runs = new Map(record.runs.map((run) => [run.stack, run]));
  const claims = record.claims.map((claim) => judgeClaim(claim, runs));
  const outcome = worst(claims.map((claim) => claim.outcome));
  return {
    schema: 'spofproof/claims@1',
    run: factsOf(record),
    outcome,
    exitCode: exitCodes[outcome],
    claims,
    stacks: record.runs.map(stackOutcome),
    counterfactuals: counterfactualsOf(record.remedies, runs),
    gaps: gapsOf(runs),
  };
}

function judgeClaim(claim: Claim, runs: Runs): ClaimOutcome {
  const { id, sentence, from, kind, change } = claim;
  const original = claim.original && judgeSide(claim.original, runs);
  const remedied = claim.remedied && judgeSide(claim.remedied, runs);
  const sides = [original, remedied].flatMap((side) => side ?? []);
  // Sides on which nothing can be looked at are as foreseen, and show nothing: of these alone it is unknown.
  const outcome = sides.some(({ stacks }) => stacks.length > 0) ? worst(sides.map((side) => side.outcome)) : 'unknown';
  const correction = (original?.outcome === 'held' && claim.correction) || null;
  return { id, sentence, from, kind, outcome, original, remedied, change, correction };
}

function factsOf({ id, seed, command, runs }: ClaimsRecord): ClaimsRunFacts {
  const facts = runs.flatMap(({ verdict }) => verdict?.run ?? []);
  const starts = facts.map(({ startedAt }) => startedAt).toSorted();
  const [startedAt = ''] = starts;
  const ends = facts.map((run) => Date.parse(run.startedAt) + run.durationMs);
  return {
    id,
    startedAt,
    durationMs: facts.length === 0 ? 0 : Math.max(...ends) - Date.parse(startedAt),
    seed,
    command,
  };
}

const stackOutcome = ({ stack, verdict, folder, failure }: StackRun): StackOutcome => ({
  stack,
  title: verdict?.stack.title ?? '',
  folder: folder ?? null,
  outcome: verdict?.outcome ?? 'unknown',
  failure: verdict ? null : (failure ?? 'it was not run'),
});
