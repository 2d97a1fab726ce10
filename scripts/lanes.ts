import { exitCodes } from '../model/exit.ts';
import type { Ended } from './ended.ts';
import { endedBy } from './ended.ts';
import type { Heed } from './enter.ts';
import { runInside } from './enter.ts';
import type { ProveJob } from './job.ts';
import type { Gathered } from './judge-labs.ts';
import { judgeLabs } from './judge-labs.ts';
import type { Lab, LabsOfRun } from './labs.ts';
import { labsOf } from './labs.ts';
import type { Meeting } from './meeting.ts';
import { openMeeting } from './meeting.ts';
import { mindSignals } from './signals.ts';

/** Starts one controller in a lab of its own, tells what it says, and passes answers on. */
type Inside = (job: ProveJob, heed?: Heed) => Promise<Ended>;

/** Runs a job to its end, in one lab, or, when its plan has lanes, in several side by side. */
export async function runInLanes(
  job: ProveJob,
  say: (line: string) => void,
  inside: Inside = runInside,
): Promise<Ended> {
  const [ended] = await runSideBySide([job], say, inside);
  return ended ?? { exit: exitCodes.internal };
}

/**
 * Runs jobs to their ends, all at once, each in one lab or in several. What the labs of a job gathered is judged as one, and not
 * before all of all jobs have ended: judging takes the processors from those that measure.
 * @returns what became of each, in order; of the first alone when the others could not or should not be begun any more
 */
export async function runSideBySide(
  jobs: readonly ProveJob[],
  say: (line: string) => void,
  inside: Inside = runInside,
): Promise<readonly Ended[]> {
  const runs = labsOf(jobs);
  const [only] = jobs;
  if (only && runs.length === 1 && runs[0]?.others.length === 0) return [await inside(only)];
  const ends: Ended[] = [];
  for (const run of await gatherAll(runs, inside)) ends.push(await judgeLabs(run, say));
  return ends;
}

/** What all labs share that run side by side. */
interface Ground {
  readonly inside: Inside;
  readonly meeting: Meeting;
  /** Aborts when somebody asks to stop. */
  readonly signal: AbortSignal;
}

/** The first lab of all has the lock once it has made its run's folder: then the others may follow. */
async function gatherAll([first, ...others]: readonly LabsOfRun[], inside: Inside): Promise<readonly Gathered[]> {
  if (!first) return [];
  const { signal, release } = mindSignals();
  const meeting = openMeeting([first, ...others].flatMap(labsIn).map(({ number }) => number));
  const ground = { inside: met(inside, meeting), meeting, signal };
  const { promise: isLed, resolve: lead } = Promise.withResolvers<boolean>();
  try {
    const led = gather(first, ground, () => lead(true));
    led.then(
      () => lead(false),
      () => lead(false),
    );
    // A signal that came so far went to the first lab alone.
    const follow = (await isLed) && !signal.aborted ? others : [];
    if (follow.length === 0) leave(others.flatMap(labsIn), meeting);
    const all = await Promise.allSettled([led, ...follow.map((run) => gather(run, ground))]);
    return all.map((end) => (follow.length === 0 ? valueIn(end) : gatheredIn(end)));
  } finally {
    release();
  }
}

const labsIn = ({ first, others }: LabsOfRun): readonly Lab[] => [first, ...others];

/** Labs that have ended, or will never be, are waited for no longer. */
const leave = (labs: readonly Lab[], meeting: Meeting): void => {
  for (const { number } of labs) meeting.leave(number);
};

/** Runs the labs of one run to their ends; the others begin when the first has made its folder. */
async function gather(run: LabsOfRun, { inside, meeting, signal }: Ground, onFolder?: () => void): Promise<Gathered> {
  try {
    const { folder, ended } = await firstOf(run.first, inside);
    if (folder !== undefined) onFolder?.();
    const others = folder === undefined || signal.aborted ? [] : run.others;
    if (others.length === 0) leave(run.others, meeting);
    const ends = await Promise.allSettled([ended, ...others.map((lab) => inside(lab.jobIn(folder)))]);
    return { folder, all: ends.map(folder === undefined ? valueIn : endIn) };
  } finally {
    leave(labsIn(run), meeting);
  }
}

/** Starts the first lab of a run, and waits until it has made the run's folder, or has ended. */
async function firstOf(
  lab: Lab,
  inside: Inside,
): Promise<{ readonly folder: string | undefined; readonly ended: Promise<Ended> }> {
  const { promise: made, resolve } = Promise.withResolvers<string>();
  const ended = inside(lab.jobIn(), (reply) => {
    if (reply.type === 'run-folder') resolve(reply.folder);
  });
  const folder = await Promise.race([made, ended.then((end) => end.folder)]);
  return { folder, ended };
}

/** The same, and the lab waits for the others where it has to; they wait no longer for one that has ended. */
const met =
  (inside: Inside, meeting: Meeting): Inside =>
  (job, heed) => {
    const number = job.lab?.number ?? 0;
    const listen: Heed = (reply, answer) => {
      heed?.(reply, answer);
      if (reply.type === 'ready') meeting.ready(number, reply.for, () => answer({ begin: reply.for }));
    };
    return inside(job, listen).finally(() => meeting.leave(number));
  };

/** What became of one, once all have ended: none is left alone by a failure of another. */
function valueIn<Value>(end: PromiseSettledResult<Value>): Value {
  if (end.status === 'rejected') throw end.reason;
  return end.value;
}

/** A lane that could not be begun is the failure of its run, of which there is something to judge. */
const endIn = (end: PromiseSettledResult<Ended>): Ended =>
  end.status === 'fulfilled' ? end.value : endedBy(end.reason);

/** A failure of one run is its own where others have ended beside it. */
function gatheredIn(end: PromiseSettledResult<Gathered>): Gathered {
  return end.status === 'fulfilled' ? end.value : { folder: undefined, all: [endedBy(end.reason)] };
}
