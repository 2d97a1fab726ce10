import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { openApt } from './apt.ts';
import { unpackable } from './archives.ts';
import { programsBelow, willDo } from './look-up.ts';
import type { ProgramSpec } from './programs.ts';
import { shortHash } from './short-hash.ts';
import { formatSize } from './size.ts';
import { distributionIn } from './sources.ts';
import { runStep } from './step.ts';

/** What set-up's parts are given. */
export interface Surroundings {
  /** Where everything is kept. */
  readonly cache: string;
  /** Tells the user. */
  readonly say: (line: string) => void;
  /** Ends everything under way. */
  readonly signal: AbortSignal;
}

/** Where the packages of these programs are, or will be, unpacked: another folder for another release, architecture or choice. */
export function prefixOf(cache: string, wanted: readonly ProgramSpec[]): string {
  const { id, codename } = distributionIn(readFileSync('/etc/os-release', 'utf8'));
  const names = wanted.map((spec) => spec.package).toSorted();
  return join(cache, 'debian', `${id}-${codename}-${process.arch}-${shortHash(names.join(' '))}`);
}

/**
 * Unpacks the distribution's packages of these programs, with the libraries this machine lacks, into the cache folder.
 * Needs no root; installs and starts nothing. What is complete there already is used as it is.
 * @returns the folder they were unpacked to
 */
export async function unpackPackages(
  wanted: readonly ProgramSpec[],
  { cache, say, signal }: Surroundings,
): Promise<string> {
  const prefix = prefixOf(cache, wanted);
  if (await startsFrom(prefix, wanted)) return prefix;
  const packages = wanted.map((spec) => spec.package);
  const aptFolder = join(cache, 'debian', 'apt');
  const apt = openApt(aptFolder, signal);
  say(`Debian packages: looking up ${packages.join(', ')}`);
  await apt.update();
  const archives = unpackable(await apt.resolve(packages));
  const bytes = archives.reduce((sum, archive) => sum + archive.bytes, 0);
  say(`Debian packages: fetching ${archives.length} (${formatSize(bytes)}) for ${packages.join(', ')}`);
  await apt.fetch(packages);
  const files = archives.map((archive) => join(apt.archives, archive.file));
  await unpack(files, prefix, signal);
  if (!(await startsFrom(prefix, wanted))) throw unfit(wanted);
  rmSync(aptFolder, { recursive: true, force: true });
  say(`Debian packages: unpacked ${archives.length} to ${prefix}; nothing was installed`);
  return prefix;
}

/** Unpacks beside the final place and moves there at the end, so that what is at the final place is always complete. */
async function unpack(archives: readonly string[], prefix: string, signal: AbortSignal): Promise<void> {
  const draft = `${prefix}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  for (const archive of archives) {
    const { code, stderr } = await runStep(['dpkg-deb', '--extract', archive, draft], { signal, timeoutMs: 120_000 });
    if (code !== 0) {
      throw new Failure('set-up-failed', {
        what: `dpkg-deb ended with exit code ${code}`,
        why: stderr.split('\n')[0] ?? '',
      });
    }
  }
  rmSync(prefix, { recursive: true, force: true });
  renameSync(draft, prefix);
}

/**
 * Whether every program starts from that folder. It holds only the libraries that the machine it was made on lacked, so one
 * that came from elsewhere (a cache of the CI, a home on the network) may be of no use here.
 */
async function startsFrom(prefix: string, wanted: readonly ProgramSpec[]): Promise<boolean> {
  const found = programsBelow(prefix, wanted);
  const env = environmentOf(prefix);
  const starts = await Promise.all(wanted.map((spec) => startsAs(spec, found[spec.tool], env)));
  return starts.every(Boolean);
}

const startsAs = async (
  spec: ProgramSpec,
  path: string | undefined,
  env: Readonly<Record<string, string>>,
): Promise<boolean> => path !== undefined && willDo(spec, path, env);

function unfit(wanted: readonly ProgramSpec[]): Failure {
  const packages = wanted.map((spec) => spec.package).join(', ');
  return new Failure('set-up-failed', {
    what: `not every program of ${packages} starts from its unpacked package`,
    why: 'The packages of this distribution are too old, or laid out differently from those of Debian.',
    next: `Install ${packages} with your package manager.`,
  });
}

/** The packages were unpacked, and a program that they are known for is not where it belongs. */
export const incomplete = (wanted: readonly ProgramSpec[]): Failure =>
  new Failure('set-up-failed', {
    what: 'the unpacked packages lack a program',
    why: 'The distribution’s packages are laid out differently from Debian’s.',
    next: `Install ${wanted.map((spec) => spec.package).join(', ')} with your package manager.`,
  });

/** What programs from that folder need in their environment: the library path. */
export function environmentOf(prefix: string): Readonly<Record<string, string>> {
  const folders = ['usr/lib', 'lib'].map((folder) => join(prefix, folder)).filter((folder) => existsSync(folder));
  const libraries = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /-linux-gnu/.test(name))
      .map((name) => join(folder, name)),
  );
  return libraries.length === 0 ? {} : { LD_LIBRARY_PATH: libraries.join(':') };
}
