import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../model/exit.ts';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/name.ts';
import { targetsOf } from '../model/stack.ts';
import { formatDuration, parseDuration } from '../model/units.ts';
import { watchLab } from './by-hand/watch.ts';
import { called } from './called.ts';
import type { LabExecOptions, LabUpOptions } from './options.ts';
import { keepInside } from './enter.ts';
import { forgetLab, insideOf, recallLab, rememberLab, startTimeOf } from './lab-state.ts';
import type { CommonOptions } from './output.ts';
import { jsonText } from './json-text.ts';
import { openOutput } from './output.ts';
import { refuseCovered } from './covered.ts';
import { stackOf } from './stack-of.ts';
import { cacheFolder, findTools, setUp, toolsFor } from './set-up/index.ts';

/** Bounds of a lab's life: a second, and a day. */
const [shortestMs, longestMs] = [1000, 24 * 3_600_000];

/** Longest wait for a killed lab to be gone. */
const endLimitMs = 5000;

/** Raises a stack, keeps it up after this process ends, and prints where everything is. @returns exit code */
export async function labUp(options: LabUpOptions): Promise<number> {
  const output = openOutput(options);
  const stack = stackOf(options.stack);
  const forMs = lifetimeOf(options.for);
  refuseCovered();
  const tools = await toolsFor([stack], await setUp({ say: output.note }), output.note);
  const job = { kind: 'lab', stack, tools, cacheDir: cacheFolder(), forMs, verbose: options.verbose } as const;
  const { exit, lab, failed } = await keepInside(job, (pid, { addresses, url }) =>
    rememberLab({
      pid,
      startedAtTick: startTimeOf(pid),
      stack: stack.name,
      addresses,
      targets: targetsOf(stack),
      url,
    }),
  );
  if (failed && options.json) output.data(jsonText(failed.json));
  failed?.lines.forEach(output.error);
  if (exit !== exitCodes.held || !lab) {
    if (!failed) output.note('interrupted; no lab stays up');
    return exit;
  }
  const { addresses, url } = lab;
  if (options.json) output.data(JSON.stringify({ stack: stack.name, addresses, url }, undefined, 2));
  else output.data(introduction(addresses, url, forMs));
  return !options.json && (options.watch ?? (process.stdout.isTTY && !options.quiet)) ? labWatch(options) : exit;
}

/** Shows the state of the lab that is up: a page on a terminal, a line per change elsewhere. @returns exit code */
export async function labWatch({ json, ...options }: CommonOptions): Promise<number> {
  const output = openOutput(options);
  return watchLab(recallLab(), output, { json, live: process.stdout.isTTY && !json, columns: output.width });
}

/** Runs a command on one of the lab's hosts, in its network and among its processes. @returns the command's exit code */
export async function labExec({ host, '--': command = [] }: LabExecOptions): Promise<number> {
  const state = recallLab();
  if (!Object.hasOwn(state.addresses, host)) throw unknownHost(host, Object.keys(state.addresses));
  if (command.length === 0) throw noCommand(host);
  const tools = findTools();
  const enter = ['--user', '--preserve-credentials', '--mount', '--pid', '--net'];
  const inHost = [tools?.ip ?? 'ip', 'netns', 'exec', host, ...command];
  const env = { ...process.env, ...tools?.env };
  const argv = ['--target', String(insideOf(state.pid)), ...enter, '--', ...inHost];
  const child = spawn('nsenter', argv, { stdio: 'inherit', env });
  return endOf(child);
}

const ignore = (): void => undefined;

/**
 * Waits for a command that has the terminal. Ctrl-C is for it alone: it may be a shell, which goes on.
 * @returns its exit code, 128 + the signal's number when a signal ended it
 */
export async function endOf(child: ChildProcess): Promise<number> {
  process.on('SIGINT', ignore);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals];
    return code ?? 128 + constants.signals[signal];
  } finally {
    process.off('SIGINT', ignore);
  }
}

/** Takes the lab down: the kernel removes every process, namespace, address and rule with it. */
export async function labDown(options: CommonOptions): Promise<void> {
  const state = recallLab();
  process.kill(state.pid, 'SIGKILL');
  for (let waitedMs = 0; startTimeOf(state.pid) === state.startedAtTick; waitedMs += 10) {
    if (waitedMs >= endLimitMs) throw stillUp(state.stack);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  forgetLab();
  const output = openOutput(options);
  output.data(
    options.json ? JSON.stringify({ down: state.stack }) : `the lab (${state.stack}) is down; nothing of it stays`,
  );
}

function stillUp(stack: string): Failure {
  return new Failure('command-timed-out', {
    what: `the lab (${stack}) is still up ${endLimitMs / 1000} s after it was killed`,
    why: 'One of its processes waits for something in the kernel, most likely for a disk.',
    next: 'Run `spofproof lab down` again in a while.',
  });
}

function introduction(addresses: Readonly<Record<string, string>>, url: string, forMs: number): string {
  const hosts = Object.entries(addresses).map(([host, address]) => `  ${host.padEnd(12)} ${address}`);
  return [
    'the lab is up; its hosts, reachable from each other only:',
    ...hosts,
    '',
    `  ${called()} lab exec client curl -s ${url}/items/1`,
    `  ${called()} lab watch          (who serves, who takes writes, how far a replica is behind)`,
    `  ${called()} chaos stop ${Object.keys(addresses).find((host) => host.startsWith('server')) ?? 'HOST'} --for 10s`,
    `  ${called()} lab down           (by itself after ${formatDuration(forMs)}; logs in ${join(cacheFolder(), 'lab', 'logs')})`,
  ].join('\n');
}

function unknownHost(host: string, hosts: readonly string[]): Failure {
  const near = nearest(host, hosts);
  const why = near === undefined ? `Its hosts: ${hosts.join(', ')}.` : `Did you mean \`${near}\`?`;
  return new Failure('bad-argument', { what: `the lab has no host \`${host}\``, why });
}

function noCommand(host: string): Failure {
  const next = `For example: spofproof lab exec ${host} ss -ltn`;
  return new Failure('bad-argument', { what: 'lab exec needs a command', why: 'Only a host was named.', next });
}

/**
 * How long a lab shall live, in milliseconds.
 * @throws Failure `bad-argument` for anything but a duration from a second to a day
 */
export function lifetimeOf(text: string): number {
  const forMs = parseDuration(text);
  if (forMs !== undefined && forMs >= shortestMs && forMs <= longestMs) return forMs;
  const why = forMs === undefined ? 'A duration has a unit: 90s, 30m, 2h.' : 'A lab lives from 1s to 24h.';
  throw new Failure('bad-argument', { what: `--for ${text}`, why, next: 'For example: spofproof lab up --for 2h' });
}
