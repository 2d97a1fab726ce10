import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../model/exit.ts';
import type { FindingTold } from '../model/event.ts';
import type { Verdict } from '../model/verdict.ts';
import { windowsMs } from '../scripts/load.ts';
import type { Figure, FigureKind } from './figure.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadOf } from './measure.ts';

/** Stacks side by side that are tried; the first is what the others are held against. */
const tried = [1, 2, 3] as const;

/** Two stacks that fail over quickly, so that windows can be short: `inter` + `fall` checks + `fastinter` + a connection. */
const balancers = { quick: 'roundrobin', least: 'leastconn' } as const;
const settings = 'interMs: 100, fall: 2, fastinterMs: 50, timeoutCheckMs: 100, timeoutConnectMs: 50';
const budget = 'failoverBudget: 500ms\nbecause: 100 ms + 2 x 100 ms + 50 ms + 50 ms, and 100 ms for a busy machine\n';

const actsBy = (fault: string): string => `  - { target: balancer, fault: ${fault}, spof: [static, read, write] }
  - { target: server1, fault: ${fault} }
  - { target: server2, fault: ${fault} }
  - { target: replica, fault: ${fault} }
  - { target: primary, fault: ${fault}, spof: [write], staleReads: true }
`;

/** Every machine in two ways and two that freeze: twelve acts, in windows of 3.5 s. */
const planText = (name: string): string => `suite: ${name}
stack: ./${name}-stack.yaml
load: { rate: { static: 60/s, read: 60/s, write: 60/s }, returning: 0/s, deadline: 150ms, timeout: 500ms }
bars: { availability: 85 % }
windows: { settle: 150ms, control: 850ms, hold: 1350ms, recovery: 300ms, after: 850ms }
experiments:
  - { target: balancer, fault: sham }
${['stop', 'kill'].map(actsBy).join('')}  - { target: server1, fault: pause }
  - { target: replica, fault: pause }
`;

/** What one command did. */
interface Proved {
  readonly lanes: number;
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
  const shipped = readFileSync('docs/stacks/two-servers.yaml', 'utf8');
  for (const [name, balance] of Object.entries(balancers)) {
    const quick = shipped
      .replace(/^name: .*$/m, `name: ${name}`)
      .replace('kind: haproxy\n', `kind: haproxy\n    settings: { ${settings}, balance: ${balance} }\n`);
    if (!quick.includes(settings)) throw new Error('the shipped stack has no balancer to set');
    writeFileSync(join(folder, `${name}-stack.yaml`), quick + budget);
    writeFileSync(join(folder, `${name}.yaml`), planText(name));
  }
  const all: Proved[] = [];
  for (const count of tried) all.push(await proved(folder, count));
  rmSync(folder, { recursive: true });
  return table(all);
}

async function proved(folder: string, count: number): Promise<Proved> {
  const runs = join(folder, `runs-${count}`);
  const plans = Object.keys(balancers).map((name) => join(folder, `${name}.yaml`));
  const argv = ['scripts/spofproof.mjs', 'prove', ...plans, '--lanes', String(count), '--runs', runs, '--quiet'];
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 2] });
  const [exit] = (await once(child, 'close')) as [number | null];
  const wallMs = performance.timeOrigin + performance.now() - startedAt;
  if (exit === null || exit > exitCodes.unknown) throw new Error(`prove ended with ${String(exit)}`);
  const paths = readdirSync(runs)
    .filter((name) => /^\d{8}t/.test(name))
    .toSorted();
  const verdicts = paths.map((path) => JSON.parse(readFileSync(join(runs, path, 'verdict.json'), 'utf8')) as Verdict);
  return {
    lanes: count,
    exit,
    wallMs,
    ...sumOf(verdicts),
    firstProofMs: firstProofAt(join(runs, paths[0] ?? '')) - startedAt,
  };
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

/** When a single point of failure was first told, in whichever lane. */
function firstProofAt(path: string): number {
  const files = readdirSync(path, { recursive: true }).filter((name) => String(name).endsWith('events.ndjson'));
  const told = files
    .flatMap((name) =>
      readFileSync(join(path, String(name)), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line) as FindingTold)
    .filter(({ type, finding }) => type === 'finding-told' && finding === 'proven');
  return Math.min(...told.map(({ at }) => at));
}

const ratioOf = (one: Proved): number => one.wallMs / one.windowsMs;

const isUnknown = (what = 'unknown'): boolean => what.includes('unknown');

/** Of the cells found one act after the other: those that were not found for certain, and those found to be something else. */
function against(serial: Proved, { found }: Proved): { readonly unknown: number; readonly other: number } {
  const differing = [...serial.found].filter(([cell, what]) => found.get(cell) !== what);
  const unknown = differing.filter(([cell, what]) => isUnknown(what) || isUnknown(found.get(cell)));
  return { unknown: unknown.length, other: differing.length - unknown.length };
}

const p99Of = ({ controlP99Ms }: Proved) => spreadOf(controlP99Ms);

function table(all: readonly Proved[]): Part {
  const [serial] = all;
  if (!serial) throw new Error('nothing was tried');
  return {
    title: 'Lanes',
    how:
      'Twelve acts and a sham on each of two stacks that fail over quickly, 180 requests/s a lane, windows of 3.5 s; one command for ' +
      'both, reports included, each lane with a sham of its own. Bounds: 1.08 x the sum of the windows one act after the other, ' +
      '0.36 x with the lanes that are quickest and find all.',
    head: [
      'lanes',
      'exit code',
      'wall, s',
      'over the sum of the windows',
      'played again',
      'cells unknown / found otherwise, of all',
      'p99 in the control, ms (median / worst cell)',
      'first proof told after, s',
    ],
    rows: all.map((one) => [
      String(one.lanes),
      String(one.exit),
      (one.wallMs / 1000).toFixed(1),
      ratioOf(one).toFixed(3),
      String(one.repeated),
      [against(serial, one).unknown, against(serial, one).other, serial.found.size].join(' / '),
      `${p99Of(one).median} / ${p99Of(one).max}`,
      (one.firstProofMs / 1000).toFixed(1),
    ]),
    figures: figuresIn(serial, all.slice(1)),
  };
}

function figuresIn(serial: Proved, others: readonly Proved[]): readonly Figure[] {
  const [best] = others
    .filter((one) => against(serial, one).unknown === 0)
    .toSorted((left, right) => left.wallMs - right.wallMs);
  const other = others.reduce((sum, one) => sum + against(serial, one).other, 0);
  const quickest: FigureKind = { name: 'quickest lanes that find all', unit: 'x', better: 'lower', bound: 0.36 };
  return [
    figureOf({ name: 'one act after the other', unit: 'x', better: 'lower', bound: 1.08 }, [ratioOf(serial)]),
    ...(best ? [figureOf(quickest, [ratioOf(best)])] : []),
    figureOf({ name: 'cells found otherwise', unit: 'count', better: 'lower', bound: 0 }, [other]),
    figureOf(
      { name: 'p99 in the control, over that without lanes', unit: 'x', better: 'lower', bound: 2 },
      others.map((one) => p99Of(one).median / p99Of(serial).median),
    ),
  ];
}
