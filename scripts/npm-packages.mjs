/**
 * Brings node_modules in line with package-lock.json. Plain JavaScript for Node 18 and later and its standard library only:
 * this runs before anything else is there.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** How often the growth of node_modules is told while npm works. */
const tellEveryMs = 5000;

/** npm's options: no prompts, no advertisements, no install scripts (esbuild's only saves a few milliseconds a start). */
const quietly = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--ignore-scripts'];

/** Nothing is left out, whatever NODE_ENV or the user's npm settings say: the tests and our own Node are among the rest. */
const npmCi = ['ci', ...quietly, '--include=dev', '--include=optional'];

/** The stamp is looked at again under the lock: somebody else may have installed the same while we waited. */
const installOnce = `[ "$(cat node_modules/.spofproof-stamp 2>/dev/null)" = "$1" ] && exit 0
command -v npm >/dev/null || exit 127
rm -f node_modules/.spofproof-stamp; shift; npm "$@" >&2`;

/** What node_modules must be stamped with: changes with the lock file, the architecture, and nothing else. */
export function stampOf(lockText, architecture = process.arch) {
  return createHash('sha256').update(`${architecture}\n${lockText}`).digest('hex');
}

/**
 * Whether what npm says it installed is what the lock file asks for: every package at its version, but for those
 * that are optional (npm leaves out what is for other platforms).
 */
export function agrees(lock, installed) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const have = installed.packages ?? {};
  const fits = ([path, entry]) => (path in have ? have[path].integrity === entry.integrity : entry.optional === true);
  return wanted.length > 0 && wanted.every(fits);
}

/** Whether node_modules is complete; stamps it, where it may, when it is but has no stamp yet. */
export function isInstalled(root) {
  const stamp = stampOf(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  if (orUndefined(() => readFileSync(stampFile(root), 'utf8')) === stamp) return true;
  const installed = orUndefined(() => readJson(join(root, 'node_modules', '.package-lock.json')));
  if (installed === undefined || !agrees(readJson(join(root, 'package-lock.json')), installed)) return false;
  orUndefined(() => writeFileSync(stampFile(root), stamp));
  return true;
}

/**
 * Runs `npm ci` under a lock, in a process group of its own.
 * @param untilEnd waits for a process, minding interruptions
 * @returns 0, or what npm ended with
 */
export async function install(root, say, untilEnd) {
  const startedMs = performance.now();
  say('fetching npm packages ...');
  const telling = setInterval(() => say(`npm packages: ${unpackedBelow(root)} unpacked so far`), tellEveryMs);
  const code = await runNpm(root, untilEnd).finally(() => clearInterval(telling));
  if (code !== 0) return code;
  if (!isInstalled(root)) {
    say('npm left out packages that package-lock.json asks for; `npm config list` may tell why');
    return 1;
  }
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  say(`npm packages are ready: ${unpackedBelow(root)} unpacked in ${seconds} s`);
  return 0;
}

function runNpm(root, untilEnd) {
  const stamp = stampOf(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const argv = ['--exclusive', join(root, 'package-lock.json'), 'sh', '-c', installOnce, 'sh', stamp, ...npmCi];
  const child = spawn('flock', argv, { cwd: root, stdio: ['ignore', 2, 2], env: npmEnvironment(root), detached: true });
  return untilEnd(child);
}

/** npm keeps its downloads in the home folder; without a usable one they go beside the sources. */
function npmEnvironment(root) {
  return isWritable(homedir()) ? process.env : { ...process.env, npm_config_cache: join(root, '.cache', 'npm') };
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What lies below a folder. npm renames and removes while we look: what cannot be read at this moment counts for nothing. */
function bytesBelow(folder) {
  const entries = orUndefined(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  const sizeOf = (path) => orUndefined(() => lstatSync(path).size) ?? 0;
  return entries.reduce((bytes, entry) => {
    const path = join(folder, entry.name);
    return bytes + (entry.isDirectory() ? bytesBelow(path) : sizeOf(path));
  }, 0);
}

const stampFile = (root) => join(root, 'node_modules', '.spofproof-stamp');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const unpackedBelow = (root) => `${Math.round(bytesBelow(join(root, 'node_modules')) / 1e6)} MB`;

function orUndefined(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
