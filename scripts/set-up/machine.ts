import { statfsSync } from 'node:fs';
import { Failure, reasonOf } from '../../model/failure.ts';
import { vanishesInside } from '../covered.ts';
import { cacheFolder, isWritable, nearestExisting } from './cache.ts';
import { checkout } from './checkout.ts';
import { findGo } from './go.ts';
import type { FoundK6 } from './k6.ts';
import { findK6 } from './k6.ts';
import { k6Pin } from './k6-module.ts';
import { findOnPath, findPrograms } from './look-up.ts';
import type { Trial, TrialStep } from './namespaces.ts';
import { namespaceRemedy, readSwitches, tryNamespaces } from './namespaces.ts';
import type { FoundPrograms } from './programs.ts';
import { programs } from './programs.ts';
import { formatSize } from './size.ts';
import { readSoundTools } from './tools-file.ts';

/** One thing the machine must have. */
export interface MachineFinding {
  /** What was looked at. */
  readonly what: string;
  /** Whether it will do. */
  readonly ok: boolean;
  /** What was seen. */
  readonly seen: string;
  /** The exact way to get it; empty when it is there. */
  readonly remedy: string;
}

/** Space that set-up needs: the build of k6 takes much on its way, everything else a tenth of that. */
export const spaceWanted = (k6: FoundK6): number => (k6.path === undefined ? 2e9 : 2e8);

/** System programs the lab is entered and run with, and the Debian package of each. */
const systemPrograms = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  flock: 'util-linux',
  mount: 'mount',
  bash: 'bash',
  perl: 'perl-base',
};

/** Looks at everything the machine must have, changing nothing: what `doctor` shows and set-up insists on. */
export async function examineMachine(): Promise<readonly MachineFinding[]> {
  const cache = cacheFolder();
  const tools = await readSoundTools(cache);
  const own = tools ?? (await findPrograms());
  const k6 = tools === undefined ? await findK6(cache) : { path: tools.k6 };
  const trial = await tryNamespaces(own, tools?.env);
  const complete = own.ip !== undefined && own.nft !== undefined;
  return [
    fine(
      'operating system',
      process.platform === 'linux',
      process.platform,
      'Run it on Linux; elsewhere in a Linux virtual machine',
    ),
    ...Object.entries(systemPrograms).map(([program, owner]) => systemProgram(program, owner)),
    ...(findOnPath('unshare') === undefined ? [] : kernelFindings(trial, complete)),
    ...programFindings(own),
    await k6Finding(k6),
    ...placeFindings({ cache, sources: checkout }, spaceWanted(k6)),
  ];
}

/** Ends with exit 69 unless everything is there: the first thing missing as the failure, the others below it. */
export function insistOn(findings: readonly MachineFinding[]): void {
  const missing = findings.filter((finding) => !finding.ok);
  const [first, ...others] = missing;
  if (first === undefined) return;
  throw new Failure('machine-unfit', {
    what: `this machine cannot run the lab: ${first.what}: ${first.seen}`,
    why: others.length === 0 ? 'Everything else it needs is there.' : `${missing.length} things are missing.`,
    log: others.map((other) => `${other.what}: ${other.seen}. Remedy: ${other.remedy}`),
    next: first.remedy,
  });
}

/** What the trial in namespaces says of the kernel; `complete` tells whether it could get to its end. */
export function kernelFindings(trial: Trial, complete: boolean): readonly MachineFinding[] {
  const seen = (step: TrialStep): string => (trial.worked.has(step) ? 'works' : `refused (${trial.complaint})`);
  const of = (what: string, step: TrialStep, remedy: string): MachineFinding =>
    fine(what, trial.worked.has(step), seen(step), remedy);
  const first = [of('user namespaces', 'namespaces', namespaceRemedy(readSwitches()))];
  if (!trial.worked.has('namespaces')) return first;
  first.push(
    of('private mounts', 'tmpfs', 'Use a kernel with CONFIG_TMPFS; in a container, lift its mount restrictions'),
  );
  if (!complete || !trial.worked.has('tmpfs')) return first;
  first.push(of('network bridge', 'bridge', moduleRemedy('bridge')));
  if (trial.worked.has('bridge')) first.push(of('virtual cables', 'veth', moduleRemedy('veth')));
  if (trial.worked.has('veth')) first.push(of('packet filter', 'nftables', moduleRemedy('nf_tables')));
  return first;
}

const moduleRemedy = (name: string): string =>
  `sudo modprobe ${name} (a kernel without that module cannot run the lab)`;

const fine = (what: string, ok: boolean, seen: string, remedy: string): MachineFinding => ({
  what,
  ok,
  seen,
  remedy: ok ? '' : remedy,
});

function systemProgram(program: string, owner: string): MachineFinding {
  const path = findOnPath(program);
  return fine(program, path !== undefined, path ?? 'not found', `sudo apt-get install ${owner}`);
}

function programFindings(found: FoundPrograms): readonly MachineFinding[] {
  const canUnpack = findOnPath('apt-get') !== undefined && findOnPath('dpkg-deb') !== undefined;
  return programs.map((spec) => {
    const path = found[spec.tool];
    const seen =
      path ??
      (canUnpack
        ? 'not there yet; set-up unpacks it from the distribution’s package'
        : 'not found, and no apt-get to fetch it with');
    return fine(
      spec.file,
      path !== undefined || canUnpack,
      seen,
      `Install ${spec.file} ${spec.least} or later with your package manager`,
    );
  });
}

async function k6Finding({ path, tooOld }: FoundK6): Promise<MachineFinding> {
  if (path !== undefined) return fine('k6', true, path, '');
  const go = await findGo();
  const { k6, go: least } = k6Pin();
  const remedy = `Install Go ${least} or later and have it on PATH, or put a k6 of version 2 on PATH`;
  const old = tooOld === undefined ? '' : ` (${tooOld})`;
  if (go === undefined) return fine('k6', false, `no k6 of version 2${old} and no Go to build it with`, remedy);
  if (!go.fits)
    return fine('k6', false, `no k6 of version 2${old}, and Go ${go.version} is too old to build it`, remedy);
  return fine('k6', true, `not there yet${old}; set-up builds ${k6} with Go ${go.version}`, '');
}

/**
 * What the folders are like that a run cannot do without: the cache must have room, and none of them may be where the lab has
 * something else. The sources are worth a line only when they are.
 */
export function placeFindings(
  { cache, sources }: { readonly cache: string; readonly sources: string },
  wantedBytes: number,
): readonly MachineFinding[] {
  const checkoutLine = fine('this checkout', false, `${sources} ${belowRun}`, 'Move it to another folder');
  return [spaceFinding(cache, wantedBytes), ...(vanishesInside(sources) ? [checkoutLine] : [])];
}

const belowRun = 'is below /run, where the lab has its own';

function spaceFinding(cache: string, wantedBytes: number): MachineFinding {
  const remedy = `Free ${formatSize(wantedBytes)} there, or name another folder with SPOFPROOF_CACHE`;
  const other = 'Name another folder with SPOFPROOF_CACHE';
  try {
    if (vanishesInside(cache)) return fine('cache folder', false, `${cache} ${belowRun}`, other);
    if (!isWritable(cache)) return fine('cache folder', false, `${cache} is no folder that can be written to`, other);
    const { bavail, bsize } = statfsSync(nearestExisting(cache));
    return fine('cache folder', bavail * bsize >= wantedBytes, `${cache}, ${formatSize(bavail * bsize)} free`, remedy);
  } catch (error) {
    return fine('cache folder', false, reasonOf(error), remedy);
  }
}
