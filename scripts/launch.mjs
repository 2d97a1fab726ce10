/**
 * Gets from whatever Node the machine has to the TypeScript sources: checks the platform, brings the npm packages in line,
 * and goes on in a Node that strips types. Plain JavaScript for Node 18 and later, standard library only.
 * Called as a program it launches the file it is given: `node scripts/launch.mjs scripts/check.ts ...`.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import { install, isInstalled } from './npm-packages.mjs';
import { heedStdout } from './stdout.mjs';

/** Exit code for "this machine cannot"; the same as in model/exit.ts, which needs a Node that we may not have yet. */
const unavailable = 69;

/** Exit code for "our bug", for the same reason. */
const internal = 70;

/**
 * The young generation of V8 doubles while many objects live on, up to 32 MiB of which judging has no use: `judge` of 100,000
 * requests took 189 MiB, and takes 132 in no more time. It can only be set at the start, so the script of package.json and the
 * first line of `spofproof.mjs` have it too; whoever starts Node without it gets the next best thing from `keepYoungSmall`.
 */
export const nodeFlags = ['--max-semi-space-size=4'];

/** Commands in which many objects live on; others would only start more slowly. */
const keepsMuch = new Set(['judge', 'report']);

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stderr.write(`spofproof: ${line}\n`);

/**
 * Runs the exported `main(arguments)` of a TypeScript file with everything it needs in place; its result is our exit code.
 * @param entry path from the root of the checkout
 */
export async function launch(entry, argv) {
  heedBugs();
  heedStdout();
  const obstacle = obstacleHere();
  if (obstacle) return refuse(obstacle);
  if (!isInstalled(root) && !(await bringPackages())) return;
  if (stripsTypes(process.versions.node)) return runHere(entry, argv);
  return runThere(entry, argv);
}

/** Fetches the npm packages. @returns whether they are there; if not, the user knows why and the exit code is set */
async function bringPackages() {
  let interruptedBy;
  const untilEnd = (child) =>
    forwardSignalsTo(child, (signal) => {
      interruptedBy = signal;
      endGroup(child);
    });
  const code = await install(root, say, untilEnd);
  if (interruptedBy) interrupted(interruptedBy);
  else if (code !== 0) fail(code);
  return code === 0;
}

/** Whether a version of Node runs TypeScript sources without a flag: 22.18 and later, 23.6 and later. */
export function stripsTypes(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major > 23;
}

/** What keeps this machine from even starting, with the remedy; undefined when nothing does. */
function obstacleHere() {
  if (process.platform !== 'linux') {
    return [
      'this is not Linux',
      'the lab is made of Linux namespaces',
      'Run it on a Linux machine or in a Linux virtual machine.',
    ];
  }
  if (Number(process.versions.node.split('.')[0]) < 18) {
    return [`Node ${process.versions.node} is too old`, 'Node 18 is the least', 'Install Node 20 or later with npm.'];
  }
  if (!isSomewhere()) {
    const why = 'somebody removed it, or made it anew, after this shell went there';
    return ['the working directory is gone', why, 'Go to a folder that exists, and run it again: `cd`'];
  }
  return undefined;
}

/** Whether the folder that we are in is still there. */
function isSomewhere() {
  try {
    return process.cwd() !== '';
  } catch {
    return false;
  }
}

async function runHere(entry, argv) {
  silenceTypeStripping();
  keepYoungSmall(argv);
  keepCompiled();
  const file = join(root, entry);
  process.argv = [process.execPath, file, ...argv];
  const { main } = await import(pathToFileURL(file).href);
  // What waits for ever on nothing ends without a word of its own: a bug of ours, and never a success.
  process.exitCode = internal;
  process.exitCode = await main(argv);
}

/** Ends with the exit code of a bug whatever nobody catches. Node would end with 1, which here says that an expectation is broken. */
export function heedBugs() {
  if (!process.listeners('uncaughtException').includes(failedUnawaited)) {
    process.on('uncaughtException', failedUnawaited);
  }
}

/** Of something that went wrong where nobody waited for it: in us, or in a module of the user. */
function failedUnawaited(error) {
  process.stderr.write(`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.stderr.write('  why:  It went wrong where nobody waited for it: a bug of spofproof, or of a stack module.\n');
  process.exit(internal);
}

/** Of a Node that was started without our flags: how much its young generation grows is heeded at any time, how large it may be is not. */
function keepYoungSmall([command]) {
  const isSet = nodeFlags.every((flag) => process.execArgv.includes(flag));
  if (!isSet && keepsMuch.has(command)) v8.setFlagsFromString('--semi-space-growth-factor=1');
}

/** Types are stripped and code is compiled once, not at every start: half of what `--help` took. Where nothing can be written, anew. */
function keepCompiled() {
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'spofproof'));
}

/** Node 22 calls type stripping experimental on every start; users need not read that. */
function silenceTypeStripping() {
  const emit = process.emitWarning.bind(process);
  process.emitWarning = (warning, ...rest) => {
    if (rest[0] !== 'ExperimentalWarning') emit(warning, ...rest);
  };
}

/** Starts this launcher again in the Node of the npm packages; it dies with us, whatever kills us. */
async function runThere(entry, argv) {
  const node = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) {
    const why = `npm has no Node for ${process.platform} on ${process.arch}`;
    return refuse([
      `Node ${process.versions.node} cannot run TypeScript`,
      why,
      'Install Node 22.18 or later and put it first on PATH.',
    ]);
  }
  const inner = [node, ...nodeFlags, fileURLToPath(import.meta.url), entry, ...argv];
  const [program, ...rest] = existsSync('/usr/bin/setpriv')
    ? ['/usr/bin/setpriv', '--pdeathsig', 'TERM', ...inner]
    : inner;
  const end = await forwardSignalsTo(spawn(program, rest, { stdio: 'inherit' }));
  if (end instanceof Error) throw end;
  process.exitCode = end;
}

/**
 * Passes signals on to a child and waits for its end.
 * @param pass how a signal is passed on
 * @returns its exit code, 128 + the signal's number when a signal ended it; the error when it could not be started
 */
function forwardSignalsTo(child, pass = (signal) => child.kill(signal)) {
  const handlers = signals.map((signal) => [signal, () => pass(signal)]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return new Promise((settle) => {
    child.once('error', (error) => settle(error));
    child.once('exit', (code, signal) => settle(code ?? 128 + constants.signals[signal]));
  }).finally(() => handlers.forEach(([signal, handler]) => process.off(signal, handler)));
}

/** npm takes its time to heed a signal; what it leaves half done is done again. */
function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function interrupted(signal) {
  say('interrupted; the same command goes on where this stopped');
  process.exitCode = 128 + constants.signals[signal];
}

function fail(code) {
  if (code instanceof Error) {
    return refuse(['flock cannot be started', code.message, 'Install util-linux: apt-get install util-linux']);
  }
  if (code === 127) {
    return refuse(['npm is missing', 'the packages are fetched with it', 'Install it: apt-get install npm']);
  }
  const next = 'Read its message above; the same command goes on where this stopped.';
  return refuse(['npm could not fetch the packages', `npm ci ended with exit code ${code}`, next]);
}

function refuse([what, why, next]) {
  for (const line of [`error: ${what}`, `  why:  ${why}`, `  next: ${next}`]) process.stderr.write(`${line}\n`);
  process.exitCode = unavailable;
}

const [, program, entry, ...rest] = process.argv;
if (program !== undefined && entry !== undefined && realpathSync(program) === fileURLToPath(import.meta.url)) {
  // Not awaited: what it imports may import this module, and would then wait for itself.
  void launch(entry, rest);
}
