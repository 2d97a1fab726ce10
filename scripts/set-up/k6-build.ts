import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Go, GoCaches } from './go.ts';
import { fetchedBytes, openGoCaches } from './go.ts';
import { builtK6Folder, k6ModuleFolder, k6Pin } from './k6-module.ts';
import type { Surroundings } from './packages.ts';
import { formatSize } from './size.ts';
import { runStep } from './step.ts';

/** How often the progress of the build is told. */
const tellEveryMs = 10_000;

/** What the compiler has done so far. */
interface Progress {
  /** Modules fetched. */
  fetched: number;
  /** Packages compiled. */
  compiled: number;
}

/** Builds the pinned k6 and keeps it; goes on with what an earlier try fetched and compiled. @returns its path */
export async function buildK6(go: Go, { cache, say, signal }: Surroundings): Promise<string> {
  const startedMs = performance.now();
  const caches = await openGoCaches(go, cache);
  const done = { fetched: 0, compiled: 0 };
  const tell = (): string => `${progressOf(done, caches)} in ${Math.round((performance.now() - startedMs) / 1000)} s`;
  say(`k6: building ${k6Pin().k6} with Go ${go.version}; this takes a minute or two, once`);
  const telling = setInterval(() => say(`k6: ${tell()}`), tellEveryMs);
  const target = builtK6Folder(cache);
  const draft = emptyFolder(`${target}.part`);
  await compile(go, draft, { env: caches.env, signal }, done).finally(() => clearInterval(telling));
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
  const path = join(target, 'k6');
  say(`k6: ready, ${formatSize(statSync(path).size)} (${tell()})`);
  caches.discard();
  return path;
}

function progressOf({ fetched, compiled }: Progress, caches: GoCaches): string {
  const bytes = fetchedBytes(caches);
  const sources = bytes === undefined ? `${fetched} modules` : `${formatSize(bytes)} of modules`;
  return `${sources} fetched, ${compiled} packages compiled`;
}

function emptyFolder(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

async function compile(
  go: Go,
  folder: string,
  { env, signal }: { env: Readonly<Record<string, string>>; signal: AbortSignal },
  done: Progress,
): Promise<void> {
  const argv = [go.path, 'build', '-v', '-ldflags=-s -w', '-o', join(folder, 'k6'), 'go.k6.io/k6/v2'];
  const onLine = (line: string): void => void (line.startsWith('go: downloading ') ? done.fetched++ : done.compiled++);
  const result = await runStep(argv, { cwd: k6ModuleFolder, env, signal, timeoutMs: 1_200_000, onLine });
  if (result.code !== 0) throw buildFailure(result.stderr);
}

/** With `-v` the compiler also prints every package it gets to: paths without a blank or colon. */
function buildFailure(stderr: string): Failure {
  const complaints = stderr.split('\n').filter((line) => /[\s:]/.test(line) && !line.startsWith('go: downloading '));
  return new Failure('set-up-failed', {
    what: `k6 ${k6Pin().k6} cannot be built`,
    why: complaints.at(-1) ?? 'The Go compiler ended without a word; it may have run out of memory.',
    log: complaints.slice(-5),
    next: 'Run the same command again, it goes on where it stopped; or put a k6 of version 2 on PATH.',
  });
}
