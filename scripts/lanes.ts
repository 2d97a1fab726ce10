import { exitCodes } from '../model/exit.ts';
import { lanesOf } from '../plans/lanes.ts';
import type { LanePlan } from '../plans/lanes.ts';
import type { Ended } from './ended.ts';
import type { Heed } from './enter.ts';
import { runInside } from './enter.ts';
import type { LaneJob, ProveJob } from './job.ts';
import { judgeFolder } from './judge-folder.ts';
import type { Meeting } from './meeting.ts';
import { openMeeting } from './meeting.ts';
import { appendStepSummary } from './outputs.ts';
import { openRunFolder } from './run-folder.ts';
import { mindSignals } from './signals.ts';

/** Starts one controller in a lab of its own, tells what it says, and passes answers on. */
type Inside = (job: ProveJob, heed?: Heed) => Promise<Ended>;

/**
 * Runs a job to its end: in one lab, or, when its plan has lanes, in several side by side, each a run of its own in the
 * run's folder. What all of them gathered is then judged as one.
 */
export async function runInLanes(
  job: ProveJob,
  say: (line: string) => void,
  inside: Inside = runInside,
): Promise<Ended> {
  const [first, ...others] = lanesOf(job.plan);
  if (others.length === 0) return inside(job);
  const { folder, all } = await allOf(job, [first, ...others], inside);
  const stopped = all.find(({ exit }) => exit > exitCodes.unknown);
  if (folder === undefined) return stopped ?? { exit: exitCodes.internal };
  if (stopped) await judgeFolder(openRunFolder(folder)).catch(() => undefined);
  if (stopped) return { ...stopped, folder };
  const cuts = all.flatMap(({ cut }, index) => (cut === undefined ? [] : [`lane ${index + 1}: ${cut}`]));
  const verdict = await judgeFolder(openRunFolder(folder));
  appendStepSummary(verdict, say);
  return { folder, exit: verdict.exitCode, ...(cuts.length > 0 && { cut: cuts.join('; ') }) };
}

/** Runs all lanes side by side to their ends. */
async function allOf(
  job: ProveJob,
  [first, ...others]: readonly [LanePlan, ...LanePlan[]],
  inside: Inside,
): Promise<{ readonly folder: string | undefined; readonly all: readonly Ended[] }> {
  const { signal, release } = mindSignals();
  const meeting = openMeeting([first, ...others].map(({ lane }) => lane));
  try {
    const { folder, ended } = await firstOf(job, first, met(inside, meeting));
    // A signal that came so far went to the first lane alone.
    const rest = folder === undefined || signal.aborted ? [] : others;
    for (const { lane } of others) if (rest.length === 0) meeting.leave(lane);
    const further = rest.map((part) => met(inside, meeting)(laneOf(job, part, folder)));
    const ends = await Promise.allSettled([ended, ...further]);
    return { folder, all: ends.map(endIn) };
  } finally {
    release();
  }
}

/** The same, and the lane waits for the others where it has to; they wait no longer for one that has ended. */
const met =
  (inside: Inside, meeting: Meeting): Inside =>
  (job, heed) => {
    const number = job.lane?.number ?? 0;
    const listen: Heed = (reply, answer) => {
      heed?.(reply, answer);
      if (reply.type === 'ready') meeting.ready(number, reply.for, () => answer({ begin: reply.for }));
    };
    return inside(job, listen).finally(() => meeting.leave(number));
  };

/** What became of a lane, once all have ended: none is left alone by a failure of another. */
function endIn(end: PromiseSettledResult<Ended>): Ended {
  if (end.status === 'rejected') throw end.reason;
  return end.value;
}

/** Starts the first lane, and waits until it has made the run's folder: then it has the lock, and the others may follow. */
async function firstOf(
  job: ProveJob,
  part: LanePlan,
  inside: Inside,
): Promise<{ readonly folder: string | undefined; readonly ended: Promise<Ended> }> {
  const { promise: made, resolve } = Promise.withResolvers<string>();
  const ended = inside(laneOf(job, part), (reply) => {
    if (reply.type === 'run-folder') resolve(reply.folder);
  });
  const folder = await Promise.race([made, ended.then((end) => end.folder)]);
  return { folder, ended };
}

const laneOf = (job: ProveJob, part: LanePlan, folder?: string): ProveJob => ({
  ...job,
  plan: part.plan,
  lane: laneJobOf(job, part, folder),
});

const laneJobOf = (job: ProveJob, { lane, firstEpisode, firstRepeat }: LanePlan, folder?: string): LaneJob => ({
  number: lane,
  firstEpisode,
  firstRepeat,
  whole: job.plan,
  ...(folder !== undefined && { folder }),
});
