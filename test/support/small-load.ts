import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadHandle, LoadOrder } from '../../loadtests/driver/index.ts';
import { bundleScript, startLoad } from '../../loadtests/driver/index.ts';
import type { Clock } from '../../model/handle.ts';
import { epochMs, ms, perSecond } from '../../model/units.ts';
import { launchHere } from './launch.ts';
import { tools } from './tools.ts';

const steadyClock: Clock = {
  now: () => epochMs(performance.timeOrigin + performance.now()),
  until: (moment, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, Math.max(0, moment - performance.timeOrigin - performance.now()));
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
};

/** A place for small real loads against a site on loopback. */
export interface LoadBench {
  /** Folder of scripts, samples and logs. */
  readonly folder: string;
  /** Starts a load of 20 static, 30 read and 10 write requests a second for 1.5 s, time-out 1 s, unless told otherwise. */
  start(url: string, change?: Partial<LoadOrder>): LoadHandle;
  /** Removes the folder. */
  remove(): void;
}

/** Bundles the script into a folder of its own. */
export async function loadBench(): Promise<LoadBench> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-load-'));
  const script = join(folder, 'load.js');
  await bundleScript(script);
  let started = 0;
  const start = (url: string, change: Partial<LoadOrder> = {}): LoadHandle => {
    started++;
    const files = { samplesFile: join(folder, `${started}.txt`), logFile: join(folder, 'k6.log') };
    return startLoad({ ...files, ...standardOrder(url, script), ...change });
  };
  return { folder, start, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a small load asks for. */
export const standardOrder = (url: string, script: string) => ({
  k6: tools().k6,
  launch: launchHere,
  clock: steadyClock,
  load: {
    ratePerSecond: { static: perSecond(20), read: perSecond(30), write: perSecond(10) },
    returningPerSecond: perSecond(0),
    // Longer than a busy machine stands still: where an answer is due, every one of them comes.
    timeoutMs: ms(1000),
    deadlineMs: ms(250),
  },
  durationMs: 1500,
  episode: 3,
  url,
  script,
  seed: 11,
});
