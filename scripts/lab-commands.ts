import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exitCodes } from '../model/exit.ts';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/name.ts';
import { formatDuration, parseDuration } from '../model/units.ts';
import type { LabExecOptions, LabUpOptions } from './options.ts';
import { lockedFailure, spawnController } from './enter.ts';
import type { OutsidePipe } from './enter.ts';
import type { Reply } from './job.ts';
import { forgetLab, insideOf, recallLab, rememberLab, startTimeOf } from './lab-state.ts';
import type { CommonOptions } from './output.ts';
import { openOutput } from './output.ts';
import { stackOf } from './plan-of.ts';
import { cacheFolder, findTools, setUp } from './set-up/index.ts';

/** Raises a stack, keeps it up after this process ends, and prints where everything is. @returns exit code */
export async function labUp(options: LabUpOptions): Promise<number> {
  const output = openOutput(options);
  const stack = stackOf(options.stack);
  const forMs = parseDuration(options.for);
  if (forMs === undefined) throw badDuration(options.for);
  const tools = await setUp({ say: output.note });
  const job = { kind: 'lab', stack, tools, cacheDir: cacheFolder(), forMs } as const;
  const { child, pipe } = spawnController(job, true);
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? exitCodes.internal)));
  const reply = await firstReply(pipe);
  if (reply?.type !== 'lab-up') return labFailed(reply, await exited, output);
  const pid = child.pid ?? 0;
  rememberLab({ pid, startedAtTick: startTimeOf(pid), stack: stack.name, addresses: reply.addresses, url: reply.url });
  child.unref();
  pipe.release();
  if (options.json)
    output.data(JSON.stringify({ stack: stack.name, addresses: reply.addresses, url: reply.url }, undefined, 2));
  else output.data(introduction(reply.addresses, reply.url, forMs));
  return exitCodes.held;
}

/** Runs a command on one of the lab's hosts, in its network and among its processes. @returns the command's exit code */
export async function labExec({ host, '--': command = [] }: LabExecOptions): Promise<number> {
  const state = recallLab();
  if (!(host in state.addresses)) throw unknownHost(host, Object.keys(state.addresses));
  if (command.length === 0) throw noCommand(host);
  const tools = findTools();
  const enter = ['--user', '--preserve-credentials', '--mount', '--pid', '--net'];
  const inHost = [tools?.ip ?? 'ip', 'netns', 'exec', host, ...command];
  const env = { ...process.env, ...tools?.env };
  const argv = ['--target', String(insideOf(state.pid)), ...enter, '--', ...inHost];
  const child = spawn('nsenter', argv, { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? exitCodes.internal));
  });
}

/** Takes the lab down: the kernel removes every process, namespace, address and rule with it. */
export async function labDown(options: CommonOptions): Promise<void> {
  const state = recallLab();
  process.kill(state.pid, 'SIGKILL');
  for (let look = 0; look < 500 && startTimeOf(state.pid) === state.startedAtTick; look++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  forgetLab();
  const output = openOutput(options);
  output.data(
    options.json ? JSON.stringify({ down: state.stack }) : `the lab (${state.stack}) is down; nothing of it stays`,
  );
}

async function firstReply(pipe: OutsidePipe): Promise<Reply | undefined> {
  const next = await pipe.incoming[Symbol.asyncIterator]().next();
  return next.done === true ? undefined : next.value;
}

function labFailed(reply: Reply | undefined, exit: number, output: ReturnType<typeof openOutput>): number {
  if (exit === exitCodes.locked) throw lockedFailure();
  if (reply?.type === 'failed') reply.lines.forEach(output.error);
  return exit;
}

function introduction(addresses: Readonly<Record<string, string>>, url: string, forMs: number): string {
  const hosts = Object.entries(addresses).map(([host, address]) => `  ${host.padEnd(12)} ${address}`);
  return [
    'the lab is up; its hosts, reachable from each other only:',
    ...hosts,
    '',
    `  spofproof lab exec client curl -s ${url}/items/1`,
    '  spofproof lab exec server1 ss -ltn',
    `  spofproof lab down           (by itself after ${formatDuration(forMs)}; logs in ${join(cacheFolder(), 'lab', 'logs')})`,
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

function badDuration(text: string): Failure {
  return new Failure('bad-argument', { what: `--for ${text}`, why: 'A duration has a unit: 90s, 30m, 2h.' });
}
