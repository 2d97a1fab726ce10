import { Failure } from '../model/failure.ts';
import { maxLanes } from '../plans/defaults.ts';
import type { Headroom } from '../plans/auto-lanes.ts';
import { lanesWithin, processorsOf } from '../plans/auto-lanes.ts';
import { headroomHere } from './headroom.ts';
import type { ResolvedPlan } from './plan-of.ts';
import { planOf } from './plan-of.ts';

/**
 * Resolves suites with the lanes that `--lanes` asks for: a number, or `auto` for as many as the machine has room for now. Without
 * it each has those of its plan. Decided before anything starts, and noted in the plan of the run.
 * @throws Failure `bad-argument`
 */
export async function plansWithLanes(
  suites: readonly string[],
  lanes: string | undefined,
  note: (line: string) => void,
): Promise<readonly ResolvedPlan[]> {
  if (lanes === undefined) return suites.map((suite) => planOf(suite));
  const count = lanes === 'auto' ? undefined : countIn(lanes);
  if (count !== undefined) return suites.map((suite) => planOf(suite, count));
  const headroom = await headroomHere();
  return suites.map((suite) => {
    const { load } = planOf(suite).plan;
    const found = lanesWithin(load, headroom);
    note(
      `lanes of ${suite}: ${found}; ${roomInWords(headroom)}, and one takes ${processorsOf(load).toFixed(1)} processors`,
    );
    return planOf(suite, found);
  });
}

function countIn(lanes: string): number {
  const count = Number(lanes);
  if (/^\d+$/.test(lanes) && count >= 1 && count <= maxLanes) return count;
  throw new Failure('bad-argument', {
    what: `--lanes ${lanes}`,
    why: `It is a whole number from 1 to ${maxLanes}, or \`auto\` for as many as this machine has room for.`,
  });
}

const roomInWords = ({ freeProcessors, freeMemoryMb }: Headroom): string =>
  `${freeProcessors.toFixed(1)} processors and ${(freeMemoryMb / 1024).toFixed(1)} GiB are free`;
