import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { ToolPaths } from '../../model/tools.ts';
import { cacheFolder } from './cache.ts';
import { findGo } from './go.ts';
import { interruptible } from './interruption.ts';
import { buildK6 } from './k6-build.ts';
import { findK6 } from './k6.ts';
import { withLock } from './lock.ts';
import { baseOf, findPrograms, programsBelow } from './look-up.ts';
import { examineMachine, insistOn, kernelFindings } from './machine.ts';
import type { Trial } from './namespaces.ts';
import { tryNamespaces } from './namespaces.ts';
import type { Surroundings } from './packages.ts';
import { environmentOf, incomplete, unpackPackages } from './packages.ts';
import { programs } from './programs.ts';
import { readSoundTools, readTools, writeTools } from './tools-file.ts';

export { cacheFolder } from './cache.ts';
export type { MachineFinding } from './machine.ts';
export { examineMachine } from './machine.ts';
export { toolVersions } from './tool-versions.ts';
export { toolsFor } from './tools-for.ts';

/** What set-up is told. */
export interface SetUpOptions {
  /** Tells the user. */
  readonly say: (line: string) => void;
  /** Interrupts it; absent means that SIGINT, SIGTERM and SIGHUP do. */
  readonly signal?: AbortSignal;
}

/** The programs an earlier set-up found or made, fetching nothing; undefined when something is missing. */
export const findTools = (): ToolPaths | undefined => readTools(cacheFolder());

/**
 * Makes sure that everything a run needs is there: takes what the machine has, fetches and builds the rest into the cache folder.
 * Looks at the machine first and refuses, with the remedy, what cannot work. Needs no root; may be interrupted and run again.
 */
export async function setUp({ say, signal }: SetUpOptions): Promise<ToolPaths> {
  const ready = await readyTools(cacheFolder());
  if (ready !== undefined) return ready;
  insistOn(await examineMachine());
  const cache = cacheFolder();
  return interruptible(signal, (interrupt) =>
    withLock(join(cache, 'set-up.lock'), say, interrupt, () => gather({ cache, say, signal: interrupt })),
  );
}

/** Fetches and builds side by side; when one fails the other is stopped first. */
async function gather({ cache, say, signal }: Surroundings): Promise<ToolPaths> {
  const ready = await readyTools(cache); // Somebody else may have done it while we waited for the lock.
  if (ready !== undefined) return ready;
  const stop = new AbortController();
  const surroundings = { cache, say, signal: AbortSignal.any([signal, stop.signal]) };
  const parts = [gatherPrograms(surroundings), gatherK6(surroundings)] as const;
  for (const part of parts) part.catch((error: unknown) => stop.abort(error));
  await Promise.allSettled(parts);
  const [lab, k6] = await Promise.all(parts);
  const tools = insistOnKernel({ ...lab, k6, node: process.execPath }, await tryNamespaces(lab, lab.env));
  writeTools(cache, { ...lab, k6 });
  say(`set-up is complete; everything is in ${cache}`);
  return tools;
}

async function gatherPrograms(surroundings: Surroundings): Promise<Omit<ToolPaths, 'k6' | 'node'>> {
  const here = await findPrograms();
  const missing = programs.filter((spec) => here[spec.tool] === undefined);
  const prefix = missing.length === 0 ? undefined : await unpackPackages(missing, surroundings);
  const { haproxy, nginx, mariadbd, keepalived, nft, ip } = { ...here, ...(prefix && programsBelow(prefix, missing)) };
  if (!haproxy || !nginx || !mariadbd || !keepalived || !nft || !ip) throw incomplete(programs);
  return {
    haproxy,
    nginx,
    mariadbd,
    mariadbBase: baseOf(mariadbd),
    keepalived,
    nft,
    ip,
    env: prefix === undefined ? {} : environmentOf(prefix),
  };
}

async function gatherK6(surroundings: Surroundings): Promise<string> {
  const { path, tooOld } = await findK6(surroundings.cache);
  if (tooOld !== undefined) surroundings.say(`k6: ${tooOld}, which cannot run these scripts; it is left alone`);
  if (path !== undefined) return path;
  const go = await findGo();
  if (go === undefined) throw new Failure('tool-missing', { what: 'Go is missing', why: 'k6 is built with it.' });
  return buildK6(go, surroundings);
}

/** What an earlier set-up stored, if all of it still works: programs and kernel are asked at once. */
async function readyTools(cache: string): Promise<ToolPaths | undefined> {
  const stored = readTools(cache);
  if (stored === undefined) return undefined;
  const [sound, trial] = await Promise.all([readSoundTools(cache), tryNamespaces(stored, stored.env)]);
  return sound && insistOnKernel(sound, trial);
}

/** A kernel may have been told to refuse since the last time; found out here it has a remedy, later only symptoms. */
function insistOnKernel(tools: ToolPaths, trial: Trial): ToolPaths {
  insistOn(kernelFindings(trial, true));
  return tools;
}
