import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../model/verdict.ts';
import { windowsMs } from '../scripts/load.ts';
import type { Figure, FigureKind } from './figure.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadOf, spreadText } from './measure.ts';
import { eventsIn, firstProofIn, proveOnce, verdictIn } from './prove-once.ts';
import { quickStackText } from './quick-stack.ts';

/** Stacks side by side that are tried; the first is what the others are held against. */
const tried = [1, 2, 3, 4] as const;

/** How often each is tried, in turn: how long lanes take hangs on what else the machine has to do. */
const rounds = 3;

/** Two stacks that fail over quickly, so that windows can be short: `inter` + `fall` checks + `fastinter` + a connection. */
const balancers = { quick: 'roundrobin', least: 'leastconn' } as const;
const settings = 'interMs: 100, fall: 2, fastinterMs: 50, timeoutCheckMs: 100, timeoutConnectMs: 50';
const because = '100 ms + 2 x 100 ms + 50 ms + 50 ms, and 100 ms for a busy machine';

const actsBy = (fault: string): string => `  - { target: balancer, fault: ${fault}, spof: [static, read, write] }
  - { target: server1, fault: ${fault} }
  - { target: server2, fault: ${fault} }
  - { target: replica, fault: ${fault} }
  - { target: primary, fault: ${fault}, spof: [write], staleReads: true }
`;

/** Every machine in two ways and two that freeze: twelve acts, in windows of 3.5 s. */
const planText = (name: string): string => `suite: ${name}
stack: ./${name}-stack.yaml
load: { rate: { static: 25/s, read: 25/s, write: 25/s }, returning: 0/s, deadline: 150ms, timeout: 500ms }
bars: { availability: 80 % }
windows: { settle: 200ms, control: 800ms, hold: 1450ms, recovery: 250ms, after: 800ms }
experiments:
  - { target: balancer, fault: sham }
${['stop', 'kill'].map(actsBy).join('')}  - { target: server1, fault: pause }
  - { target: replica, fault: pause }
`;

/** What one command did. */
interface Proved {
  readonly exit: number;
  readonly wallMs: number;
  readonly windowsMs: number;
  /** Finding and expectation by cell. */
  readonly found: ReadonlyMap<string, string>;
  /** Latency in the control, of every cell. */
  readonly controlP99Ms: readonly number[];
  /** Episodes that were played again. */
  readonly repeated: number;
  /** From the command to the first single point of failure that was told. */
  readonly firstProofMs: number;
}

/** The same two suites one act after the other, and in lanes: how long they take, and whether they find the same. */
export async function lanes(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-lanes-'));
  for (const [name, balance] of Object.entries(balancers)) {
    const stack = { name, settings: `${settings}, balance: ${balance}`, budget: '500ms', because };
    writeFileSync(join(folder, `${name}-stack.yaml`), quickStackText(stack));
    writeFileSync(join(folder, `${name}.yaml`), planText(name));
  }
  const all = tried.map((count) => ({ count, proved: [] as Proved[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { count, proved } of all) proved.push(await proveWith(folder, count));
  }
  rmSync(folder, { recursive: true });
  return table(all);
}

/** What so many lanes did, round by round. */
interface Lanes {
  readonly count: number;
  readonly proved: readonly Proved[];
}

async function proveWith(folder: string, count: number): Promise<Proved> {
  const plans = Object.keys(balancers).map((name) => join(folder, `${name}.yaml`));
  const runs = mkdtempSync(join(folder, 'runs-'));
  const { exit, startedAt, wallMs, paths } = await proveOnce([...plans, '--lanes', String(count)], runs);
  const firstProofMs = firstProofIn(eventsIn(paths[0] ?? '')) - startedAt;
  return { exit, wallMs, ...sumOf(paths.map(verdictIn)), firstProofMs };
}

const windowsOf = ({ plan }: Verdict): number => windowsMs(plan) * plan.experiments.length * plan.episodes;

function sumOf(verdicts: readonly Verdict[]): Pick<Proved, 'windowsMs' | 'found' | 'controlP99Ms' | 'repeated'> {
  const cells = verdicts.flatMap((verdict) => verdict.cells.filter(({ arm }) => arm === 'main'));
  return {
    windowsMs: verdicts.reduce((sum, verdict) => sum + windowsOf(verdict), 0),
    found: new Map(
      cells.map(({ stack, target, fault, operation, finding, expectation }) => [
        `${stack} ${fault} ${target} ${operation}`,
        `${finding} ${expectation}`,
      ]),
    ),
    controlP99Ms: cells.flatMap(({ latency }) => latency.control?.p99Ms ?? []),
    repeated: verdicts.reduce((sum, { run }) => sum + (run.repeated?.length ?? 0), 0),
  };
}

const ratioOf = (one: Proved): number => one.wallMs / one.windowsMs;

const isUnknown = (what = 'unknown'): boolean => what.includes('unknown');

/** What a cell was found to be one act after the other, in the first round in which that was certain. */
function certainOf(serial: Lanes): ReadonlyMap<string, string> {
  const found = serial.proved.flatMap((one) => [...one.found]);
  return new Map(found.filter(([, what]) => !isUnknown(what)).toReversed());
}

/** Of all cells: those that were not found for certain, and those found to be something else than one act after the other. */
function against(certain: ReadonlyMap<string, string>, { found }: Proved): { unknown: number; other: number } {
  const unknown = [...found.values()].filter(isUnknown).length;
  const other = [...found].filter(([cell, what]) => !isUnknown(what) && certain.get(cell) !== what).length;
  return { unknown, other };
}

const p99Of = ({ controlP99Ms }: Proved) => spreadOf(controlP99Ms);

function table(all: readonly Lanes[]): Part {
  const [serial] = all;
  if (!serial) throw new Error('nothing was tried');
  const certain = certainOf(serial);
  return {
    title: 'Lanes',
    how:
      'Twelve acts and a sham on each of two stacks that fail over quickly, 75 requests/s a lane, windows of 3.5 s; one command for ' +
      'both, which share the stacks side by side where they can, reports included, each lane with a sham of its own; ' +
      `${rounds} rounds in turn (min / median / max). ` +
      'Bounds: 1.08 x the sum of the windows one act after the other, 0.36 x with the lanes that are quickest and find all.',
    head: [
      'lanes',
      'wall, s',
      'over the sum of the windows',
      'played again',
      'cells unknown',
      'cells found otherwise',
      'p99 in the control, ms (median of the cells)',
      'first proof told after, s',
    ],
    rows: all.map(({ count, proved }) => [
      String(count),
      ...[
        { of: (one: Proved) => one.wallMs / 1000, digits: 1 },
        { of: ratioOf, digits: 3 },
        { of: (one: Proved) => one.repeated, digits: 0 },
        { of: (one: Proved) => against(certain, one).unknown, digits: 0 },
        { of: (one: Proved) => against(certain, one).other, digits: 0 },
        { of: (one: Proved) => p99Of(one).median, digits: 0 },
        { of: (one: Proved) => one.firstProofMs / 1000, digits: 1 },
      ].map(({ of, digits }) => spreadText(proved.map(of), digits)),
    ]),
    figures: figuresIn(serial, all.slice(1), certain),
  };
}

function figuresIn(serial: Lanes, others: readonly Lanes[], certain: ReadonlyMap<string, string>): readonly Figure[] {
  const [best] = others
    .filter(({ proved }) => spreadOf(proved.map((one) => against(certain, one).unknown)).median === 0)
    .map(({ proved }) => proved.map(ratioOf))
    .toSorted((left, right) => spreadOf(left).median - spreadOf(right).median);
  const other = others.flatMap(({ proved }) => proved.map((one) => against(certain, one).other));
  const serialP99 = spreadOf(serial.proved.map((one) => p99Of(one).median)).median;
  const quickest: FigureKind = { name: 'quickest lanes that find all', unit: 'x', better: 'lower', bound: 0.36 };
  return [
    figureOf({ name: 'one act after the other', unit: 'x', better: 'lower', bound: 1.08 }, serial.proved.map(ratioOf)),
    ...(best ? [figureOf(quickest, best)] : []),
    figureOf({ name: 'cells found otherwise', unit: 'count', better: 'lower', bound: 0 }, other),
    figureOf(
      { name: 'p99 in the control, over that without lanes', unit: 'x', better: 'lower', bound: 2 },
      others.flatMap(({ proved }) => proved.map((one) => p99Of(one).median / serialP99)),
    ),
  ];
}
