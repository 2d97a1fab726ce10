import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { epochMs } from '../../model/units.ts';
import { essentials } from '../../plans/essentials.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import type { Ended } from '../../scripts/ended.ts';
import { endedBy } from '../../scripts/ended.ts';
import type { ProveJob } from '../../scripts/job.ts';
import { runInLanes, runSideBySide } from '../../scripts/lanes.ts';
import { foldersOf, laneFolders, openRunFolder } from '../../scripts/run-folder.ts';
import { temporaryFolder } from '../support/cli.ts';
import { noTools } from '../support/site.ts';
import { twoServers } from '../support/two-servers.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const jobWith = (lanes: number, runs: string): ProveJob => ({
  kind: 'prove',
  plan: resolvePlan({ ...essentials, lanes }, twoServers),
  stack: twoServers,
  tools: noTools,
  runsDir: join(temporary.path, runs),
  cacheDir: temporary.path,
  seed: 1,
  versions: {},
  command: '',
  quiet: true,
  verbose: false,
});

/** Controllers that make their folders as real ones do, write an empty journal, and end as they are told. */
function fakeInside(endOf: (lane: number) => Ended) {
  const begun: number[] = [];
  const inside: Parameters<typeof runInLanes>[2] = async (job, heed) => {
    begun.push(job.lane?.number ?? 0);
    const { whole, folder } = foldersOf(job, epochMs(0));
    folder.write('events.ndjson', '');
    heed?.({ type: 'run-folder', folder: whole.path }, () => undefined);
    await Promise.resolve();
    return { folder: whole.path, ...endOf(job.lane?.number ?? 0) };
  };
  return { begun, inside };
}

/** Controllers whose stacks are up after so many milliseconds, or never, and that measure when they are told to. */
function lanesUp(upAfterMs: (lane: number) => number | null) {
  const said: string[] = [];
  const { inside } = fakeInside(() => ({ exit: 0 }));
  const waiting: typeof inside = async (job, heed) => {
    const lane = job.lane?.number ?? 0;
    const ended = await inside(job, heed);
    const afterMs = upAfterMs(lane);
    await new Promise((resolve) => setTimeout(resolve, afterMs ?? 20));
    said.push(`${lane} ${afterMs === null ? 'ends' : 'up'}`);
    if (afterMs === null) return ended;
    for (const stage of ['together', 'alone'] as const) {
      const word = await new Promise((resolve) => heed?.({ type: 'ready', for: stage }, resolve));
      said.push(`${lane} ${JSON.stringify(word)}`);
    }
    return ended;
  };
  return { said, inside: waiting };
}

const unrestored = endedBy(new Failure('not-restored', { what: 'server2 stayed down', why: '' }));

describe('a run in lanes', () => {
  it('has a folder for each lane in its own, and is judged as a whole', async () => {
    const { begun, inside } = fakeInside(() => ({ exit: 2 }));
    const ended = await runInLanes(jobWith(2, 'two'), () => undefined, inside);
    expect([begun, ended.exit]).toEqual([[1, 2], 2]);
    expect(laneFolders(openRunFolder(ended.folder ?? '')).map(({ id }) => id)).toEqual(['1', '2']);
    const verdict = JSON.parse(readFileSync(join(ended.folder ?? '', 'verdict.json'), 'utf8'));
    expect(verdict).toMatchObject({ outcome: 'unknown', plan: { lanes: 2 } });
    expect(existsSync(join(ended.folder ?? '', 'lanes', '2', 'plan.json'))).toBe(true);
    expect(existsSync(join(ended.folder ?? '', 'report.html'))).toBe(true);
  });

  it('ends with the code of the lane that was stopped', async () => {
    const { inside } = fakeInside((lane) => ({ exit: lane === 2 ? 130 : 0 }));
    expect((await runInLanes(jobWith(2, 'stopped'), () => undefined, inside)).exit).toBe(130);
  });

  it('is not called interrupted, which means restored, when a target in another lane is not', async () => {
    const { inside } = fakeInside((lane) => (lane === 1 ? { exit: 130 } : unrestored));
    const ended = await runInLanes(jobWith(2, 'unrestored'), () => undefined, inside);
    expect(ended.exit).toBe(74);
    expect(ended.failed?.lines[0]).toBe('error: lane 2: server2 stayed down');
    expect(JSON.stringify(ended.failed?.json)).toContain('server2 stayed down');
  });

  it('tells of all that failed', async () => {
    const died = endedBy(new Failure('controller-died', { what: 'it died', why: '' }));
    const { inside } = fakeInside((lane) => (lane === 1 ? died : unrestored));
    const { exit, failed } = await runInLanes(jobWith(2, 'failed'), () => undefined, inside);
    const errors = failed?.lines.filter((line) => line.startsWith('error'));
    expect([exit, errors]).toEqual([74, ['error: lane 1: it died', 'error: lane 2: server2 stayed down']]);
  });

  it('that is cut at its deadline says where, lane by lane, and is judged all the same', async () => {
    const { inside } = fakeInside((lane) => ({ exit: 2, ...(lane === 2 && { cut: '[4] stop server1: fault held' }) }));
    const ended = await runInLanes(jobWith(2, 'cut'), () => undefined, inside);
    expect(ended).toMatchObject({ exit: 2, cut: 'lane 2: [4] stop server1: fault held' });
    expect(existsSync(join(ended.folder ?? '', 'verdict.json'))).toBe(true);
  });

  it('begins no other lane when the first is refused, and leaves nothing behind', async () => {
    const begun: number[] = [];
    const locked = new Failure('locked', { what: 'another run is up', why: '' });
    const run = runInLanes(
      jobWith(2, 'locked'),
      () => undefined,
      (job) => {
        begun.push(job.lane?.number ?? 0);
        return Promise.reject(locked);
      },
    );
    await expect(run).rejects.toBe(locked);
    expect(begun).toEqual([1]);
    expect(existsSync(join(temporary.path, 'locked'))).toBe(false);
  });

  it('begins no other lane once a signal asked to stop', async () => {
    const { begun, inside } = fakeInside(() => ({ exit: 143 }));
    const before = process.listenerCount('SIGTERM');
    const interrupted: typeof inside = (job, heed) => {
      process.emit('SIGTERM');
      return inside(job, heed);
    };
    expect((await runInLanes(jobWith(2, 'early'), () => undefined, interrupted)).exit).toBe(143);
    expect(begun).toEqual([1]);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('is not left while another lane of it goes on, and is judged when one could not be begun', async () => {
    const { inside } = fakeInside(() => ({ exit: 0 }));
    const { promise, resolve } = Promise.withResolvers<undefined>();
    let isOver = false;
    const run = runInLanes(
      jobWith(2, 'left'),
      () => undefined,
      async (job, heed) => {
        if (job.lane?.number === 2) throw new Failure('locked', { what: 'another run is up', why: '' });
        const ended = await inside(job, heed);
        await promise;
        isOver = true;
        return ended;
      },
    );
    setTimeout(() => resolve(undefined), 20);
    const ended = await run;
    expect(isOver).toBe(true);
    expect(ended).toMatchObject({
      exit: 75,
      failed: { lines: expect.arrayContaining(['error: lane 2: another run is up']) },
    });
    expect(existsSync(join(ended.folder ?? '', 'verdict.json'))).toBe(true);
  });

  it('begins to measure in every lane when the stacks of all are up, and again in one lane after the other', async () => {
    const { said, inside } = lanesUp((lane) => (lane === 2 ? 30 : 1));
    await runInLanes(jobWith(2, 'met'), () => undefined, inside);
    const [together, alone] = ['{"begin":"together"}', '{"begin":"alone"}'];
    expect(said).toEqual(['1 up', '2 up', `1 ${together}`, `2 ${together}`, `1 ${alone}`, `2 ${alone}`]);
  });

  it('does not wait for a lane whose stack never comes up', async () => {
    const { said, inside } = lanesUp((lane) => (lane === 2 ? null : 1));
    await runInLanes(jobWith(2, 'alone'), () => undefined, inside);
    expect(said).toEqual(['1 up', '2 ends', '1 {"begin":"together"}', '1 {"begin":"alone"}']);
  });

  it('is a plain run when the plan has one lane', async () => {
    const { begun, inside } = fakeInside(() => ({ exit: 0 }));
    expect((await runInLanes(jobWith(1, 'one'), () => undefined, inside)).exit).toBe(0);
    expect(begun).toEqual([0]);
    rmSync(join(temporary.path, 'one'), { recursive: true });
  });
});

const called = (suite: string, job: ProveJob): ProveJob => ({ ...job, plan: { ...job.plan, suite } });

/** Two runs of different names. */
const both = (runs: string, lanes = 1): readonly ProveJob[] =>
  ['one', 'two'].map((suite) => called(suite, jobWith(lanes, runs)));

/** Controllers that say which lab they are in when they begin, and that they end. */
function labsThat(end: (job: ProveJob) => Promise<Ended> | undefined) {
  const said: string[] = [];
  const { inside } = fakeInside(() => ({ exit: 0 }));
  const told: typeof inside = async (job, heed) => {
    said.push(`begins ${job.lab?.number} ${job.lab?.name}`);
    const other = end(job);
    const ended = await (other ?? inside(job, heed));
    if (other === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    const folder = job.lane ? job.lane.folder : ended.folder;
    const isJudged = folder !== undefined && existsSync(join(folder, 'verdict.json'));
    said.push(`ends ${job.lab?.number}${isJudged ? ', judged' : ''}`);
    return ended;
  };
  return { said, inside: told };
}

describe('runs side by side', () => {
  it('have labs of their own, and are judged when the labs of all have ended', async () => {
    const { said, inside } = labsThat(() => undefined);
    const ends = await runSideBySide(both('beside'), () => undefined, inside);
    expect(said).toEqual(['begins 1 one', 'begins 2 two', 'ends 1', 'ends 2']);
    const verdicts = ends.map(({ folder = '' }) => JSON.parse(readFileSync(join(folder, 'verdict.json'), 'utf8')));
    expect(verdicts.map(({ suite, plan }) => suite ?? plan.suite)).toEqual(['one', 'two']);
    expect(ends.map(({ folder = '' }) => laneFolders(openRunFolder(folder)))).toEqual([[], []]);
  });

  it('may have lanes, which are labs among all of them', async () => {
    const { said, inside } = labsThat(() => undefined);
    await runSideBySide(both('lanes', 2), () => undefined, inside);
    const begun = said.filter((line) => line.startsWith('begins'));
    expect(begun.toSorted()).toEqual([
      'begins 1 one, lane 1',
      'begins 2 one, lane 2',
      'begins 3 two, lane 1',
      'begins 4 two, lane 2',
    ]);
  });

  it('leave the others for later when the first never got its folder', async () => {
    const { said, inside } = labsThat(() => Promise.resolve({ exit: 71 }));
    const ends = await runSideBySide(both('never'), () => undefined, inside);
    expect([ends.map(({ exit }) => exit), said]).toEqual([[71], ['begins 1 one', 'ends 1']]);
  });

  it('begin no other when the first is refused', async () => {
    const locked = new Failure('locked', { what: 'another run is up', why: '' });
    const { said, inside } = labsThat(() => Promise.reject(locked));
    await expect(runSideBySide(both('refused'), () => undefined, inside)).rejects.toBe(locked);
    expect(said).toEqual(['begins 1 one']);
  });

  it('are not left, nor lost, when another one fails', async () => {
    const full = new Failure('run-folder-unwritable', { what: 'no room', why: '' });
    const { said, inside } = labsThat((job) => (job.plan.suite === 'two' ? Promise.reject(full) : undefined));
    const [one, two, ...others] = await runSideBySide(both('left'), () => undefined, inside);
    expect(said).toEqual(['begins 1 one', 'begins 2 two', 'ends 1']);
    expect(existsSync(join(one?.folder ?? '', 'verdict.json'))).toBe(true);
    expect(two).toMatchObject({ exit: full.exit, failed: { lines: expect.arrayContaining(['error: no room']) } });
    expect(others).toEqual([]);
  });

  it('are not lost when another one cannot be judged', async () => {
    const { inside } = fakeInside(() => ({ exit: 0 }));
    const unwritten: typeof inside = async (job, heed) => {
      const ended = await inside(job, heed);
      if (job.plan.suite === 'one') rmSync(join(ended.folder ?? '', 'events.ndjson'));
      return ended;
    };
    const [one, two] = await runSideBySide(both('unjudged'), () => undefined, unwritten);
    expect(one).toMatchObject({ exit: 64, folder: expect.stringContaining('one'), failed: { type: 'failed' } });
    expect(existsSync(join(two?.folder ?? '', 'verdict.json'))).toBe(true);
  });
});
