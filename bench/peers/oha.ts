import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../scripts/set-up/index.ts';
import { runs } from './runs.ts';

/** The generator that ours is held against, and its version. */
export const [ohaName, ohaVersion] = ['oha', '1.16.0'] as const;

/** Where oha is, or why it is nowhere. */
export type OhaProgram = { readonly program: string } | { readonly missing: string };

/** Most that building it may take: some minutes on two cores. */
const limitMs = 1_200_000;

/** oha of the pinned version, built once from the registry of its language and kept in the cache folder. */
export function ohaProgram(cargo = 'cargo', cache = cacheFolder()): OhaProgram {
  const folder = join(cache, `${ohaName}-${ohaVersion}`);
  const program = join(folder, 'bin', ohaName);
  if (existsSync(program)) return { program };
  if (!runs(cargo, ['--version'], limitMs)) return { missing: 'there is no cargo to build it' };
  const argv = ['install', ohaName, '--version', ohaVersion, '--locked', '--quiet', '--root', folder];
  return runs(cargo, argv, limitMs)
    ? { program }
    : { missing: 'the registry did not give the pinned version, or it does not build here' };
}

/** Waits at one rate, in milliseconds. */
export interface OhaWaits {
  /** Median. */
  readonly p50: number;
  /** 99th percentile. */
  readonly p99: number;
}

/** Its own report, as far as it is read here; times in seconds. */
interface Report {
  readonly latencyPercentiles: { readonly p50: number; readonly p99: number };
}

/**
 * An open load as ours is: a new connection for each request, and waits from when a request was due. Rejects when it was
 * not run at all.
 */
export async function runOha(
  program: string,
  load: { url: string; ratePerSecond: number; seconds: number },
): Promise<OhaWaits> {
  const { url, ratePerSecond, seconds } = load;
  const open = ['-q', String(ratePerSecond), '--latency-correction', '--disable-keepalive'];
  const argv = ['-z', `${seconds}s`, '-c', String(Math.ceil(ratePerSecond / 4)), ...open];
  const child = spawn(program, [...argv, '--no-tui', '--output-format', 'json', url], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: (seconds + 30) * 1000,
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${ohaName} ended with ${String(code)}`);
  const { p50, p99 } = (JSON.parse(text) as Report).latencyPercentiles;
  return { p50: p50 * 1000, p99: p99 * 1000 };
}
