import { defaults } from '../plans/defaults.ts';
import type { ToolPaths } from '../model/tools.ts';
import { roundMs } from '../verdict/round.ts';
import { booksOf } from './books.ts';
import type { Arm, Hole } from './inside/hole.ts';
import { inside } from './inside.ts';
import type { Figure } from './figure.ts';
import { figureOf } from './measure.ts';
import type { Part } from './measure.ts';

/** How many of the needed virtual users each pair of generators has. */
const shares = [0.1, 0.25, 0.5, 1, 2];

/** A share in percent, two digits. */
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/**
 * A black hole of ten seconds in a minute, felt at once by pairs of generators with too few, just enough, and plenty of
 * virtual users: k6 as it comes, and ours.
 */
export async function honesty(tools: ToolPaths): Promise<Part> {
  const hole = await inside<Hole>('hole', tools, { shares });
  const lengthMs = hole.toAt - hole.fromAt;
  const truth = 1 - lengthMs / hole.durationMs;
  return {
    title: 'A black hole of ten seconds in a minute',
    how:
      `Everything that comes to the users is dropped for ${(lengthMs / 1000).toFixed(2)} s of ${hole.durationMs / 1000} s ` +
      `while ${shares.length} pairs of generators send ${hole.ratePerSecond} requests/s each, all at once. ` +
      `Truth: ${percent(truth)} of the planned requests met a service. "k6" is its own check rate (a status of 200). ` +
      'Bound: ours within 0.5 points of the truth or unknown, and above it by no more than the slot at either edge.',
    head: ['virtual users', 'k6', 'its error, points', 'spofproof', 'its error, points', 'dropped of planned'],
    rows: hole.arms.map((arm) => rowOf(arm, hole, truth)),
    figures: figuresOf(hole, truth),
  };
}

/** Whether a share is further from the truth than it may be, half a point. */
const isOff = (share: number, truth: number): boolean => Math.abs(share - truth) > 0.005;

/** Whether a share is above the truth by more than the slots in which the hole begins and ends, of which nobody knows the side. */
export const isOptimistic = ({ available, planned }: Said, truth: number): boolean => (available - truth) * planned > 2;

type Said = Pick<ReturnType<typeof judged>, 'available' | 'planned'>;

function figuresOf(hole: Hole, truth: number): readonly Figure[] {
  const said = hole.arms.map((arm) => judged(arm, hole)).filter(({ unknown }) => unknown === null);
  const optimistic = said.filter((one) => isOptimistic(one, truth)).length;
  const wrong = said.filter(({ available }) => isOff(available, truth)).length;
  const k6 = hole.arms.filter(({ checkRate }) => isOff(checkRate, truth)).length;
  return [
    figureOf(
      { name: 'answers of ours that are off by more than 0.5 points', unit: 'count', better: 'lower', bound: 0 },
      [wrong],
    ),
    figureOf({ name: 'answers of ours above the truth', unit: 'count', better: 'lower', bound: 0 }, [optimistic]),
    figureOf({ name: 'answers of ours that are not unknown', unit: 'count', better: 'higher' }, [said.length]),
    figureOf({ name: 'answers of k6 that are off by more than 0.5 points', unit: 'count', better: 'same' }, [k6]),
  ];
}

function rowOf(arm: Arm, hole: Hole, truth: number): readonly string[] {
  const ours = judged(arm, hole);
  const error = (share: number): string => ((share - truth) * 100).toFixed(2);
  const said = ours.unknown === null ? percent(ours.available) : `unknown: ${ours.unknown}`;
  return [
    `${arm.users} (${arm.share} x)`,
    percent(arm.checkRate),
    error(arm.checkRate),
    said,
    ours.unknown === null ? error(ours.available) : '-',
    `${ours.dropped} of ${ours.planned}`,
  ];
}

/** What our own books say of the whole minute, by the rules of the judge. */
function judged({ samples }: Arm, { ratePerSecond, durationMs }: Hole) {
  const { timeoutMs } = defaults;
  const { planned, dropped, good, starved, lagMs } = booksOf(samples, { ratePerSecond, durationMs, timeoutMs });
  return { planned, dropped, available: good / planned, unknown: reasonOf(starved, lagMs) };
}

/** Why nothing may be said; null when something may. The same rules as the checks `dropped-slots` and `starved-generator`. */
function reasonOf(starved: number, lagMs: number): string | null {
  if (starved > 0) return `${starved} slots dropped by a generator with too few users`;
  return lagMs > defaults.bars.generatorLagMs ? `requests begun up to ${roundMs(lagMs)} ms late` : null;
}
