import type { LanePlan } from '../plans/lanes.ts';
import { lanesOf } from '../plans/lanes.ts';
import type { ProveJob } from './job.ts';

/** One of several labs side by side. */
export interface Lab {
  /** Its number among all of them, from 1. */
  readonly number: number;
  /** What is done in it. `folder` is the folder of its run; undefined in the first lab of a run, which makes it. */
  readonly jobIn: (folder?: string) => ProveJob;
}

/** The labs of one run. */
export interface LabsOfRun {
  /** The one that makes the run's folder. */
  readonly first: Lab;
  /** Those of the further lanes. */
  readonly others: readonly Lab[];
}

/** The labs that runs take which go on side by side: one for each lane, and one for a run without lanes. */
export function labsOf(jobs: readonly ProveJob[]): readonly LabsOfRun[] {
  let last = 0;
  return jobs.map((job): LabsOfRun => {
    const [first, ...others] = lanesOf(job.plan);
    const labOf = (part: LanePlan): Lab => {
      const number = ++last;
      const suite = jobs.length > 1 ? [job.plan.suite] : [];
      const lane = others.length > 0 ? [`lane ${part.lane}`] : [];
      const lab = { number, name: [...suite, ...lane].join(', ') };
      return { number, jobIn: (folder) => ({ ...(others.length > 0 ? laneOf(job, part, folder) : job), lab }) };
    };
    return { first: labOf(first), others: others.map(labOf) };
  });
}

function laneOf(job: ProveJob, part: LanePlan, folder: string | undefined): ProveJob {
  const { plan, lane: number, firstEpisode, firstRepeat } = part;
  const lane = { number, firstEpisode, firstRepeat, whole: job.plan, ...(folder !== undefined && { folder }) };
  return { ...job, plan, lane };
}
