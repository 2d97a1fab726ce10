import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadArgv, loadEnvironment } from '../loadtests/driver/argv.ts';
import { staticPage } from '../model/page.ts';

/** What a run of k6 took. */
export interface Usage {
  /** Processor time, of user and system. */
  readonly cpuSeconds: number;
  /** Peak memory. */
  readonly peakMiB: number;
  /** Size of the samples; 0 when none were written. */
  readonly bytes: number;
}

/** A load of static pages without a lab. */
export interface K6Load {
  /** Path of k6. */
  readonly k6: string;
  /** The bundled script. */
  readonly script: string;
  /** Where the page is. */
  readonly url: string;
  /** File of the samples; must not be there yet. */
  readonly samplesFile: string;
  /** Planned requests per second, of all generators together. */
  readonly ratePerSecond: number;
  /** Length. */
  readonly seconds: number;
  /** A request without an answer after this long is given up. */
  readonly timeoutMs: number;
  /** Further options of k6, in front of the script; absent means none. */
  readonly options?: readonly string[];
}

/** A server in this process that answers everything with the static page. */
export async function localPage(): Promise<{ readonly url: string; readonly close: () => void }> {
  const page = staticPage();
  const server = createServer((_, answer) => void answer.setHeader('X-Served-By', 'local').end(page));
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => void server.close() };
}

/** Runs k6 once and measures it. Rejects when k6 fails: what did no work costs nothing. */
export function runK6(load: K6Load): Promise<Usage> {
  const { k6, script, url, samplesFile, ratePerSecond, seconds, timeoutMs, options = [] } = load;
  const rates = { static: ratePerSecond, read: 0, write: 0 };
  const numbers = { returningPerSecond: 0, durationMs: seconds * 1000, timeoutMs, episode: 1, seed: 1 };
  const [program = k6, verb = 'run', ...args] = loadArgv({
    k6,
    script,
    samplesFile,
    setting: { url, ratePerSecond: rates, ...numbers },
  });
  const argv = [program, verb, ...options, ...args];
  const timed = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" 2>/dev/null; exit $?', 'bash', ...argv], {
    env: { ...process.env, ...loadEnvironment(samplesFile) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return measured(timed, samplesFile);
}

async function measured(timed: ReturnType<typeof spawn>, samplesFile: string): Promise<Usage> {
  let text = '';
  timed.stderr?.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const peak = watchMemory(timed.pid ?? 0);
  const code = await new Promise((resolve) => timed.once('close', resolve));
  const peakMiB = peak();
  if (code !== 0) throw new Error(`k6 ended with ${String(code)}`);
  const [user = 0, system = 0] = text.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  const bytes = statSync(samplesFile, { throwIfNoEntry: false })?.size ?? 0;
  return { cpuSeconds: user + system, peakMiB, bytes };
}

/** Follows the peak memory of a process's first child (k6 under bash) until asked. */
function watchMemory(parent: number): () => number {
  let peakMiB = 0;
  const look = (): void => {
    try {
      const [child = ''] = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').split(' ');
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1];
      peakMiB = Math.max(peakMiB, Number(kilobytes ?? 0) / 1024);
    } catch {
      // Not started yet, or over.
    }
  };
  const timer = setInterval(look, 50);
  return () => {
    clearInterval(timer);
    return peakMiB;
  };
}
