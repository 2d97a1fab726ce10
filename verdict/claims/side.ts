import type { AbsentSide, ClaimSide } from '../../model/claim.ts';
import type { SideVerdict } from '../../model/claims-verdict.ts';
import type { Truth } from '../../model/truth.ts';
import { worst } from '../../model/truth.ts';
import type { Runs } from './condition.ts';
import { judgeCondition } from './condition.ts';
import type { Seen } from './seen.ts';

const contraryOf = { held: 'broken', broken: 'held' } as const;

/** One side of a claim: everything that shows it has to be met, the worst counts. */
export function judgeSide(side: ClaimSide | AbsentSide, runs: Runs): SideVerdict {
  // Nothing can be looked at, and so the list foresees: it neither passes nor fails for that.
  if ('absent' in side)
    return { stacks: [], foreseen: 'unknown', verdict: 'unknown', outcome: 'held', because: [side.absent] };
  const { foreseen, shownBy } = side;
  const seen = shownBy.map((condition) => judgeCondition(condition, runs));
  const outcome = worst(seen.map(({ truth }) => truth));
  return {
    stacks: [...new Set(shownBy.map(({ stack }) => stack))],
    foreseen,
    verdict: truthOf(foreseen, outcome, seen),
    outcome,
    because: seen.map(({ because }) => because),
  };
}

/** The sentence is as foreseen, or its contrary was seen; what is merely less than asked for leaves it open. */
function truthOf(foreseen: ClaimSide['foreseen'], outcome: Truth, seen: readonly Seen[]): Truth {
  if (outcome === 'held') return foreseen;
  return outcome === 'broken' && seen.some(({ contrary }) => contrary) ? contraryOf[foreseen] : 'unknown';
}
