import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuOf } from '../loadtests/driver/cpu.ts';
import type { RunEvent } from '../model/event.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadOf, spreadText } from './measure.ts';
import { eventsIn, proveOnce } from './prove-once.ts';

/** Cells of 6 s at 500 requests/s: a sham, and one act of each kind that is looked at in another way. */
const planText = `suite: ours
stack: two-servers
load: { rate: { static: 166/s, read: 167/s, write: 167/s }, returning: 0/s }
windows: { settle: 400ms, control: 1200ms, hold: 3s, recovery: 200ms, after: 1200ms }
experiments:
  - { target: balancer, fault: sham }
  - { target: replica, fault: stop }
  - { target: server1, fault: kill }
  - { target: server2, fault: pause }
  - { target: balancer, fault: stop, spof: [static, read, write] }
  - { target: primary, fault: kill, spof: [write], staleReads: true }
`;

/** Between two looks at what our processes have used. */
const everyMs = 50;

/** What they had used by then, in milliseconds. */
interface Used {
  readonly at: number;
  readonly usedMs: number;
}

/** One cell. */
interface Cell {
  readonly fault: string;
  readonly oursMs: number;
  readonly k6Ms: number;
}

/** Processor time of everything that is ours while a cell is played, over that of k6. */
export async function ours(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-ours-'));
  const plan = join(folder, 'ours.yaml');
  writeFileSync(plan, planText);
  const meter = meterOurs();
  const { paths } = await proveOnce([plan, '--lanes', '1'], join(folder, 'runs'));
  const used = meter.stop();
  const cells = cellsIn(paths.flatMap(eventsIn), used);
  rmSync(folder, { recursive: true });
  return table(cells);
}

/** How often a process is asked whose it is: a child has its parent's command line until it becomes what it shall be. */
const asks = 10;

/** Looks at what every process of ours has used, those that ended included. */
function meterOurs(): { readonly stop: () => readonly Used[] } {
  const asked = new Map<string, number>();
  const usedMs = new Map<string, number>();
  const seen: Used[] = [];
  const lookAt = (pid: string): void => {
    const times = asked.get(pid) ?? 0;
    if (times >= asks && !usedMs.has(pid)) return;
    asked.set(pid, times + 1);
    const command = textOf(`/proc/${pid}/cmdline`);
    if (isOurCommand(command)) usedMs.set(pid, cpuOf(textOf(`/proc/${pid}/stat`)) ?? usedMs.get(pid) ?? 0);
    else if (command !== '') usedMs.delete(pid);
  };
  const look = (): void => {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
    for (const pid of pids) lookAt(pid);
    const sum = [...usedMs.values()].reduce((total, one) => total + one, 0);
    seen.push({ at: performance.timeOrigin + performance.now(), usedMs: sum });
  };
  const timer = setInterval(look, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return seen;
    },
  };
}

/**
 * The command itself, the controller and the watchdog. The application of the stack is not: it is what is measured. What they send
 * into the lab for milliseconds, such as `nft`, is not seen.
 */
const isOurCommand = (command: string): boolean =>
  /(?:spofproof\.mjs|\/(?:scripts|stack)\/[\w/-]+\.ts)(?:\0|$)/.test(command);

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return ''; // Gone.
  }
}

/** From the beginning of a cell to that of the next; the last one of a run has nothing that ends it. */
function cellsIn(events: readonly RunEvent[], used: readonly Used[]): readonly Cell[] {
  const starts = events.filter((event) => event.type === 'episode-started');
  return starts.slice(0, -1).map(({ at, episode, fault }, place) => {
    const end = events.find((event) => event.type === 'load-ended' && event.episode === episode);
    if (end?.type !== 'load-ended') throw new Error(`the load of episode ${episode} did not end`);
    return { fault, oursMs: usedBy(used, starts[place + 1]?.at ?? at) - usedBy(used, at), k6Ms: end.cpuMs };
  });
}

const usedBy = (used: readonly Used[], at: number): number => used.findLast((one) => one.at <= at)?.usedMs ?? 0;

function table(cells: readonly Cell[]): Part {
  const shares = cells.map(({ oursMs, k6Ms }) => oursMs / k6Ms);
  const spread = (what: 'oursMs' | 'k6Ms'): string =>
    spreadText(
      cells.map((cell) => cell[what]),
      0,
    );
  return {
    title: 'What is ours beside k6',
    how:
      `Processor time in ${cells.length} cells of 6 s at 500 requests/s on the default stack, from the beginning of one to that ` +
      'of the next (min / median / max): the command, the controller with its judgement of each cell, and the watchdog. What they ' +
      'send into the lab for milliseconds is not seen. Bound: 5 % of k6.',
    head: ['figure', 'value'],
    rows: [
      ['ours, ms', spread('oursMs')],
      ['k6, ms', spread('k6Ms')],
      ['**ours over k6**', spreadText(shares, 3)],
      ['most in', cells.find((_, place) => shares[place] === spreadOf(shares).max)?.fault ?? '-'],
    ],
    figures: [figureOf({ name: 'ours over k6', unit: 'x', better: 'lower', bound: 0.05 }, shares)],
  };
}
