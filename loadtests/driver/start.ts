import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf } from '../../model/failure.ts';
import type { Clock, RunningProcess } from '../../model/handle.ts';
import type { EpochMs } from '../../model/units.ts';
import { later } from '../../model/units.ts';
import type { LoadSetting } from '../setting.ts';
import { isFarewell } from '../complaint.ts';
import { answersOf } from './answered.ts';
import { loadArgv, loadEnvironment } from './argv.ts';
import { awaitStart } from './await-start.ts';
import { collector } from './collect.ts';
import { meterCpu } from './cpu.ts';
import type { LoadHandle, LoadOrder, LoadResult } from './handle.ts';
import { settle } from './settle.ts';
import type { TakeLines } from './tail.ts';
import { sizeOf, tailOf } from './tail.ts';
import { lineTaker } from './take-lines.ts';

/** What k6 may take to end when asked to, beside the time-out of the requests under way. */
const stopGraceMs = 2000;

/** Starts k6 and follows what it writes. */
export function startLoad(order: LoadOrder): LoadHandle {
  const { clock, launch, samplesFile, logFile } = order;
  const collected = collector();
  const isAnswered = answersOf(order.load, collected.samples);
  let neededMs: number | undefined;
  const catchUp = follow(order, () => lineTaker(collected, (text) => neededMs !== undefined && isFarewell(text)));
  // k6 stamps by the wall clock, which somebody may have set since our steady clock began.
  const aheadMs = wallAhead(clock);
  const steady = (wall: EpochMs): EpochMs => later(wall, -aheadMs);
  const process = launch(loadArgv(invocationOf(order)), {
    logFile,
    env: loadEnvironment(samplesFile, order.authorityFile),
  });
  const over = new AbortController();
  const cpu = meterCpu(process.pid, clock, over.signal);
  const ended = process.ended.then(async ({ code }): Promise<LoadResult> => {
    over.abort();
    await catchUp().catch((thrown: unknown) => collected.take(`unreadable: ${reasonOf(thrown)}`));
    const { complaints, complaintCount, startedAt: samplesStartedAt } = collected;
    const startedAt = samplesStartedAt === null ? null : steady(samplesStartedAt);
    const samples = { samplesStartedAt, samplesBytes: sizeOf(samplesFile) };
    const clockDriftMs = wallAhead(clock) - aheadMs;
    const end = { code, ...(neededMs !== undefined && { neededMs }) };
    return { ...end, startedAt, ...samples, complaints, complaintCount, cpuMs: cpu.usedMs(), clockDriftMs };
  });
  const startedAt = awaitStart({ process, clock, collected, catchUp }).then(steady);
  // Who is not interested in the start must not be ended by its failure.
  startedAt.catch(() => {});
  const hasAnswered = (untilMs: number): Promise<boolean> => catchUp().then(() => isAnswered(untilMs));
  const stopIt = (): Promise<void> => stop(process, clock, ended, order.load.timeoutMs + stopGraceMs);
  const finish = async (untilMs: number): Promise<void> => {
    const begunAt = await startedAt.catch(() => undefined);
    const settling = { load: order.load, clock, hasAnswered, over: over.signal };
    if (begunAt !== undefined && (await settle({ ...settling, startedAt: begunAt }, untilMs))) neededMs = untilMs;
    if (!over.signal.aborted) await stopIt();
  };
  return {
    startedAt,
    ended,
    soFar: async () => catchUp().then(() => collected.samples.slice()),
    hasAnswered,
    finish,
    stop: stopIt,
  };
}

/** Empties the samples file and follows it and what k6 adds to its log. */
function follow({ samplesFile, logFile }: LoadOrder, take: () => TakeLines): () => Promise<void> {
  mkdirSync(dirname(samplesFile), { recursive: true });
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(samplesFile, '');
  const samples = tailOf(samplesFile, 0, take());
  const log = tailOf(logFile, sizeOf(logFile), take());
  return async () => {
    samples.catchUp();
    log.catchUp();
  };
}

function invocationOf({ k6, script, samplesFile, clientAddresses = [], ...order }: LoadOrder) {
  const { load, durationMs, episode, url, furtherUrls = [], seed } = order;
  const { ratePerSecond, returningPerSecond, timeoutMs } = load;
  const rates = { ratePerSecond, returningPerSecond };
  const setting: LoadSetting = { url, furtherUrls, ...rates, durationMs, timeoutMs, episode, seed };
  return { k6, script, samplesFile, clientAddresses, setting };
}

/** How far the wall clock is ahead of the steady one now. */
const wallAhead = (clock: Clock): number => Date.now() - clock.now();

async function stop(process: RunningProcess, clock: Clock, ended: Promise<unknown>, limitMs: number): Promise<void> {
  const over = new AbortController();
  // Reading its last lines takes a while more: meanwhile there is nobody left to force.
  void process.ended.then(() => over.abort());
  process.signal('SIGINT');
  const force = clock.until(later(clock.now(), limitMs), over.signal).then(
    () => process.signal('SIGKILL'),
    () => false,
  );
  await ended;
  await force;
}
