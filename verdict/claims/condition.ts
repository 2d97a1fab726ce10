import type { Condition } from '../../model/claim.ts';
import type { StackRun } from '../../model/claims-verdict.ts';
import { reasonOf } from '../../model/failure.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judgeCells } from './cells.ts';
import { judgeGap } from './gap.ts';
import { judgeKept } from './kept.ts';
import { judgeNoticed } from './noticed.ts';
import { judgeProbe } from './probe.ts';
import type { Seen } from './seen.ts';
import { unseen } from './seen.ts';
import { judgeServed } from './served.ts';

/** The runs by the names of their stacks. */
export type Runs = ReadonlyMap<string, StackRun>;

/** What a condition came out as. Without a run, or when it cannot be judged, it is unknown: no evidence is no pass. */
export function judgeCondition(condition: Condition, runs: Runs): Seen {
  const { stack } = condition;
  const run = runs.get(stack);
  if (!run?.verdict) return unseen(`${stack}: ${run?.failure ?? 'it was not run'}`);
  if (run.verdict.stack.name !== stack) return unseen(`${stack}: its folder holds a run of ${run.verdict.stack.name}`);
  try {
    const seen = seenIn(condition, run.verdict);
    return { ...seen, because: `${stack}: ${seen.because}` };
  } catch (thrown) {
    return unseen(`${stack}: it could not be judged: ${reasonOf(thrown)}`);
  }
}

function seenIn(condition: Condition, verdict: Verdict): Seen {
  switch (condition.sees) {
    case 'cells':
      return judgeCells(condition, verdict);
    case 'served':
      return judgeServed(condition, verdict);
    case 'noticed':
      return judgeNoticed(condition, verdict);
    case 'gap':
      return judgeGap(condition, verdict);
    case 'kept':
      return judgeKept(condition, verdict);
    default:
      return judgeProbe(condition, verdict);
  }
}
