import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import type { Archive } from './archives.ts';
import { archivesIn } from './archives.ts';
import type { SourcesFile } from './sources.ts';
import { distributionIn, ownSources } from './sources.ts';
import type { StepResult } from './step.ts';
import { runStep } from './step.ts';

/** An apt of our own: the system's sources, keys and proxies, but private lists and archives; it installs nothing. */
export interface PrivateApt {
  /** Folder the archives are fetched to. */
  readonly archives: string;
  /** Brings the package lists up to date. */
  update(): Promise<void>;
  /** What would have to be fetched, dependencies that the machine lacks included. */
  resolve(packages: readonly string[]): Promise<readonly Archive[]>;
  /** Fetches it; goes on with what an earlier try left. */
  fetch(packages: readonly string[]): Promise<void>;
}

/** Opens a private apt in a folder; needs no root. */
export function openApt(folder: string, signal: AbortSignal): PrivateApt {
  const archives = join(folder, 'archives');
  const config = prepare(folder, archives);
  const apt = async (args: readonly string[], timeoutMs: number): Promise<StepResult> => {
    const result = await runStep(['apt-get', '--config-file', config, ...args], { signal, timeoutMs });
    if (result.code !== 0) throw aptFailure(args, result);
    return result;
  };
  const install = ['install', '--yes', '--no-install-recommends'];
  return {
    archives,
    update: async () => void (await apt(['update'], 180_000)),
    resolve: async (packages) => {
      const none = join(folder, 'none'); // apt leaves out what it has already; the whole list is wanted
      mkdirSync(join(none, 'partial'), { recursive: true });
      const args = [...install, '--print-uris', '-o', `Dir::Cache::archives=${none}`, ...packages];
      return archivesIn((await apt(args, 60_000)).stdout);
    },
    fetch: async (packages) => void (await apt([...install, '--download-only', ...packages], 900_000)),
  };
}

function prepare(folder: string, archives: string): string {
  const sources = join(folder, 'sources.d');
  rmSync(sources, { recursive: true, force: true });
  for (const path of [sources, join(folder, 'lists', 'partial'), join(archives, 'partial')])
    mkdirSync(path, { recursive: true });
  const distribution = distributionIn(readFileSync('/etc/os-release', 'utf8'));
  for (const { name, text } of ownSources(systemSources(), distribution)) writeFileSync(join(sources, name), text);
  const config = join(folder, 'apt.conf');
  writeFileSync(config, aptConfig(folder));
  return config;
}

function systemSources(): readonly SourcesFile[] {
  const parts = '/etc/apt/sources.list.d';
  const names = existsSync(parts) ? readdirSync(parts).filter((name) => /\.(list|sources)$/.test(name)) : [];
  const paths = [
    ...names.map((name) => ({ name, path: join(parts, name) })),
    { name: 'sources.list', path: '/etc/apt/sources.list' },
  ];
  return paths.flatMap(({ name, path }) => {
    const text = textOf(path);
    return text === undefined ? [] : [{ name, text }];
  });
}

/** Undefined for a file that is not there, or that root alone may read as it holds a password: the distribution's have none. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Indexes that desktop packages ask for and nobody here reads. */
const uselessIndexes = [
  'DEP-11',
  'DEP-11-icons',
  'DEP-11-icons-small',
  'DEP-11-icons-hidpi',
  'DEP-11-icons-large',
  'DEP-11-icons-large-hidpi',
  'Contents-deb',
  'CNF',
];

/** What other packages make apt run at its own occasions; none of it is for us. */
const hooks = [
  'APT::Update::Pre-Invoke',
  'APT::Update::Post-Invoke',
  'APT::Update::Post-Invoke-Success',
  'DPkg::Pre-Invoke',
  'DPkg::Pre-Install-Pkgs',
  'DPkg::Post-Invoke',
];

/** Settings that are read after the system's own: only the places, the hooks and the patience differ. */
export function aptConfig(folder: string): string {
  const settings = {
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': folder,
    'Dir::Cache::archives': join(folder, 'archives'),
    'Dir::Log': folder,
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': join(folder, 'sources.d'),
    'APT::Sandbox::User': 'root',
    'Debug::NoLocking': 'true',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
  };
  const cleared = [...hooks, ...uselessIndexes.map((index) => `Acquire::IndexTargets::deb::${index}`)];
  const lines = [
    ...cleared.map((key) => `#clear ${key};`),
    ...Object.entries(settings).map(([key, value]) => `${key} "${value}";`),
  ];
  return `${lines.join('\n')}\n`;
}

function aptFailure(args: readonly string[], { code, stdout, stderr }: StepResult): Failure {
  const complaints = `${stdout}\n${stderr}`.split('\n').filter((line) => /^[EW]: /.test(line));
  return new Failure('set-up-failed', {
    what: `apt-get ${args[0]} ended with exit code ${code}`,
    why:
      complaints.find((line) => line.startsWith('E: '))?.slice(3) ??
      'The package sources of this machine cannot be read or reached.',
    log: complaints.slice(-5),
  });
}
