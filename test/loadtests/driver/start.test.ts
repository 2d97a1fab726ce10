import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadHandle } from '../../../loadtests/driver/handle.ts';
import { startLoad } from '../../../loadtests/driver/start.ts';
import type { Failure } from '../../../model/failure.ts';
import type { ProcessEnd } from '../../../model/handle.ts';
import { epochMs, ms, perSecond } from '../../../model/units.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-start-'));
afterAll(() => rmSync(folder, { recursive: true }));
const samplesFile = join(folder, 'samples', 'episode.txt');
const logFile = join(folder, 'logs', 'k6.log');
const sampleLine = '1,0,5,0,2,200,0,1,server1,replica\n';
const farewell = "test run was aborted because k6 received a 'interrupt' signal\n";

const timeoutMs = ms(500);

type Exit = (code: number | null, signal?: string) => void;

/** A k6 that does only what the test makes it do. */
function puppet(
  obeys: NodeJS.Signals,
  leave: (exit: Exit, signal: string) => void = (exit, signal) => exit(null, signal),
) {
  const signals: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<ProcessEnd>();
  const exit = (code: number | null, signal: string | null = null): void => end({ code, signal, at: epochMs(0) });
  const launch = () => ({
    pid: 2 ** 30,
    ended,
    signal: (signal: NodeJS.Signals) => {
      signals.push(signal);
      if (signal === obeys) leave(exit, signal);
      return true;
    },
  });
  return { launch, signals, exit };
}

const start = (launch: ReturnType<typeof puppet>['launch'], clock = virtualClock()): LoadHandle =>
  startLoad({
    k6: '/k6',
    launch,
    clock,
    durationMs: 1000,
    episode: 1,
    url: 'http://x',
    script: '/load.js',
    seed: 1,
    load: {
      ratePerSecond: { static: perSecond(1), read: perSecond(1), write: perSecond(1) },
      returningPerSecond: perSecond(0),
      timeoutMs,
      deadlineMs: ms(250),
    },
    samplesFile,
    logFile,
  });

beforeEach(() => rmSync(join(folder, 'logs'), { recursive: true, force: true }));

/** The wall clock shows this, the steady one of each test 0. */
const wallMs = 1_800_000_000_000;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: wallMs }));
afterEach(() => void vi.useRealTimers());

describe('a load under way', () => {
  it('begins with an empty file and reads only what k6 adds to its log', async () => {
    start(puppet('SIGINT').launch);
    appendFileSync(logFile, 'a complaint of the episode before\n');
    appendFileSync(samplesFile, sampleLine);
    const k6 = puppet('SIGINT');
    const load = start(k6.launch);
    expect(readFileSync(samplesFile, 'utf8')).toBe('');
    appendFileSync(samplesFile, `#start,read,${wallMs + 5000}\n${sampleLine}`);
    expect(await load.startedAt).toBe(5000);
    expect(await load.soFar()).toHaveLength(1);
    appendFileSync(samplesFile, sampleLine);
    appendFileSync(logFile, 'a warning\n');
    k6.exit(0);
    expect(await load.ended).toMatchObject({
      code: 0,
      startedAt: 5000,
      samplesStartedAt: wallMs + 5000,
      samplesBytes: `#start,read,${wallMs + 5000}\n`.length + 2 * sampleLine.length,
      complaints: ['a warning'],
      complaintCount: 1,
    });
    expect(await load.soFar()).toHaveLength(2);
  });

  it('tells its start by the steady clock, and how far the wall clock moved meanwhile', async () => {
    const k6 = puppet('SIGINT');
    const load = start(k6.launch);
    appendFileSync(samplesFile, `#start,read,${wallMs + 20}\n`);
    vi.setSystemTime(wallMs + 7000);
    k6.exit(0);
    expect(await load.startedAt).toBe(20);
    expect(await load.ended).toMatchObject({ startedAt: 20, clockDriftMs: 7000 });
  });

  it('tells both also by a steady clock that shows something else altogether', async () => {
    const k6 = puppet('SIGINT');
    const load = start(k6.launch, virtualClock(5_000_000));
    appendFileSync(samplesFile, `#start,read,${wallMs + 20}\n`);
    k6.exit(0);
    expect(await load.startedAt).toBe(5_000_020);
    expect(await load.ended).toMatchObject({ startedAt: 5_000_020, clockDriftMs: 0 });
  });

  it('passes a code that is not 0 and a signal on as they are', async () => {
    const [broken, killed] = [puppet('SIGINT'), puppet('SIGINT')];
    const [first, second] = [start(broken.launch), start(killed.launch)];
    broken.exit(99);
    killed.exit(null, 'SIGKILL');
    expect([(await first.ended).code, (await second.ended).code]).toEqual([99, null]);
  });
});

describe('a load that never begins', () => {
  it('says how k6 ended and what it said', async () => {
    const k6 = puppet('SIGINT');
    const load = start(k6.launch);
    writeFileSync(logFile, 'ReferenceError: nowhere is not defined\n');
    k6.exit(107);
    const failure = (await load.startedAt.catch((thrown: unknown) => thrown)) as Failure;
    expect(failure).toMatchObject({ code: 'command-failed', why: 'ReferenceError: nowhere is not defined' });
  });

  it('is given up at a limit', async () => {
    await expect(start(puppet('SIGINT').launch).startedAt).rejects.toMatchObject({ code: 'command-timed-out' });
  });
});

/** Leaves as k6 does when it is asked to. */
const politely = (exit: Exit): void => {
  appendFileSync(logFile, farewell);
  exit(105);
};

/** A k6 whose load begins now, and that leaves as told. */
function begun(leave: (exit: Exit) => void, clock = virtualClock()) {
  const k6 = puppet('SIGINT', leave);
  const load = start(k6.launch, clock);
  appendFileSync(samplesFile, `#start,read,${wallMs}\n`);
  return { k6, load };
}

describe('a load that is needed no longer', () => {
  const answered = ['0', '1', '2'].map((operation) => `${operation},0,5,0,2,200,0,1,server1,replica\n`).join('');

  it('is asked to end when all is answered, and says until when it was needed, without a complaint', async () => {
    const { k6, load } = begun(politely);
    await load.startedAt;
    expect(await load.hasAnswered(900)).toBe(false);
    appendFileSync(samplesFile, answered);
    expect(await load.hasAnswered(900)).toBe(true);
    await load.finish(900);
    expect(k6.signals).toEqual(['SIGINT']);
    expect(await load.ended).toMatchObject({ code: 105, neededMs: 900, complaintCount: 0 });
  });

  it('is not asked to end while an answer is missing, until that would have timed out', async () => {
    const clock = virtualClock();
    let askedAt = 0;
    const leave = (exit: Exit): void => {
      askedAt = clock.now();
      politely(exit);
    };
    const { load } = begun(leave, clock);
    await load.startedAt;
    appendFileSync(samplesFile, answered.split('\n').slice(1).join('\n'));
    await load.finish(900);
    expect(askedAt).toBeGreaterThanOrEqual(900 + timeoutMs);
    expect(await load.ended).toMatchObject({ neededMs: 900 });
  });

  it('is left alone when it has come to its own end', async () => {
    const { k6, load } = begun(politely);
    await load.startedAt;
    k6.exit(0);
    await load.ended;
    await load.finish(900);
    expect(k6.signals).toEqual([]);
    expect(await load.ended).not.toHaveProperty('neededMs');
  });

  it('has a complaint where somebody else ended it', async () => {
    const { k6, load } = begun(politely);
    await load.startedAt;
    await load.stop();
    expect(k6.signals).toEqual(['SIGINT']);
    expect(await load.ended).toMatchObject({ code: 105, complaints: [farewell.trim()] });
    expect(await load.ended).not.toHaveProperty('neededMs');
  });
});

describe('stopping a load', () => {
  it('asks, and does not force a k6 that obeys', async () => {
    const k6 = puppet('SIGINT');
    await start(k6.launch).stop();
    expect(k6.signals).toEqual(['SIGINT']);
  });

  it('forces a k6 that does not', async () => {
    const k6 = puppet('SIGKILL');
    await start(k6.launch).stop();
    expect(k6.signals).toEqual(['SIGINT', 'SIGKILL']);
  });
});
