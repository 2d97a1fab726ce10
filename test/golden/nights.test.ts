import { once } from 'node:events';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { runInside } from '../../scripts/enter.ts';
import { historyFile, readHistoryFile } from '../../scripts/history/file.ts';
import { proveSuites } from '../../scripts/prove-suites.ts';
import { updateGate } from '../../scripts/baseline/commands.ts';
import { exitOf } from '../../scripts/present.ts';
import { setUp } from '../../scripts/set-up/index.ts';
import { temporaryFolder } from '../support/cli.ts';
import { fillDisk, makeRoom } from '../support/full-disk.ts';
import type { Befalls } from '../support/night-controller.ts';
import { madeUpRun } from '../support/night-controller.ts';
import { halfDown } from '../support/record-shapes.ts';
import { noTools } from '../support/site.ts';

vi.mock('../../scripts/enter.ts');
vi.mock('../../scripts/set-up/index.ts', async (original) => ({
  ...(await original<object>()),
  setUp: vi.fn<typeof setUp>(),
  toolsFor: () => Promise.resolve(noTools),
  toolVersions: () => Promise.resolve({ node: process.versions.node }),
}));

const temporary = temporaryFolder();
const [runs, metrics, baseline] = ['runs', 'night.prom', 'baseline.json'].map((name) => join(temporary.path, name)) as [
  string,
  string,
  string,
];
const dayMs = 24 * 3_600_000;

/** All nights together take 5 s, and on a busy machine several times that. */
const limitMs = 120_000;

const beganAt = Date.now();

/** What the webhook was told, by night; it answers with the status of the night. */
const told: { exitCode: number }[] = [];
let status = 204;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
  request.on('end', () => {
    told.push(JSON.parse(body) as { exitCode: number });
    response.writeHead(status, { connection: 'close' }).end();
  });
});

/** A night: what befalls it inside its lab, or what comes in between before there is one. */
interface Night {
  readonly is: string;
  readonly exit: number;
  /** Whether it was judged: the history has a line of it as a run, of others as a night without a verdict. */
  readonly judged: boolean;
  readonly befalls?: Befalls;
  readonly instead?: () => Promise<never>;
  readonly inSetUp?: () => never;
  readonly status?: number;
}

const signalled = (): void => void process.emit('SIGTERM');
const interruptedBy =
  (signal: string): NonNullable<Befalls['events']> =>
  (at) => [{ type: 'run-interrupted', at, signal }];
const held: Night = { is: 'goes well', exit: 0, judged: true };
const nights: readonly Night[] = [
  held,
  held,
  { is: 'loses a survival', exit: 1, judged: true, befalls: { server1: { shape: halfDown } } },
  held,
  {
    is: 'is cut by its deadline',
    exit: 2,
    judged: true,
    befalls: { events: interruptedBy('the deadline of 60m'), ends: { cut: 'holding the fault' } },
  },
  {
    is: 'is interrupted by a signal',
    exit: 143,
    judged: true,
    befalls: { before: signalled, events: interruptedBy('SIGTERM'), ends: { exit: 143 } },
  },
  held,
  { is: 'finds another run at work', exit: 75, judged: false, instead: () => Promise.reject(locked) },
  { is: 'is interrupted in set-up', exit: 143, judged: false, inSetUp: () => leave() },
  held,
  { is: 'has a controller that dies', exit: 70, judged: false, instead: () => Promise.reject(died) },
  { is: 'finds the disk full while it gathers', exit: 69, judged: false, befalls: { before: fillDisk } },
  { is: 'finds the disk full before it begins', exit: 69, judged: false, inSetUp: () => fillDisk() as never },
  held,
  { ...held, is: 'is refused by its webhook', status: 404 },
  { ...held, is: 'finds the disk full once it is judged', befalls: { after: fillDisk } },
  held,
  held,
  held,
  held,
];
const locked = new Failure('locked', { what: 'another run or lab is up', why: 'x' });
const died = new Failure('controller-died', { what: 'the process inside ended without a word', why: 'x' });
const leave = (): never => {
  signalled();
  throw new Error('interrupted');
};

const options = {
  suites: ['smoke'],
  runs,
  metrics,
  seed: 7,
  deadline: '60m',
  keep: 6,
  json: false,
  quiet: true,
  verbose: false,
  color: false,
};

const isFull = ({ is }: Pick<Night, 'is'>): boolean => is.includes('disk full');
const named = (is: string): number => nights.findIndex((night) => night.is === is);

/** One night, from the command to its exit code. */
async function pass({ befalls = {}, instead, inSetUp, status: answers = 204 }: Night, number: number): Promise<number> {
  vi.setSystemTime(beganAt + number * dayMs);
  status = answers;
  vi.mocked(setUp).mockImplementation(async () => {
    inSetUp?.();
    return Promise.resolve(noTools);
  });
  vi.mocked(runInside).mockImplementation((job) => instead?.() ?? madeUpRun(job, befalls));
  const { port } = server.address() as AddressInfo;
  const gate = existsSync(baseline) ? { gate: baseline } : {};
  const webhook = `http://127.0.0.1:${port}/x`;
  try {
    return await proveSuites({ ...options, ...gate, webhook }).catch(exitOf);
  } finally {
    makeRoom();
  }
}

const descriptors = (): number => readdirSync('/proc/self/fd').length;
const exitIn = (text: string): number => Number(/^spofproof_exit_code (\d+)$/m.exec(text)?.[1]);
const lines = (): readonly string[] => readFileSync(historyFile(runs), 'utf8').trim().split('\n');
const folders = (): readonly string[] => readdirSync(runs).filter((name) => /^\d{8}t/.test(name));
const bytesOf = (path: string): number => {
  const stat = lstatSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0) : stat.size;
};
/** The same digits as begin the name of a run. */
const stamp = (at: string): string => at.replaceAll('-', '').toLowerCase();
/** The number of the night in which a run began: whole days since the first, at whatever hour of it this runs. */
const nightOf = (id: string): number =>
  Date.parse(id.replace(/^(\d{4})(\d\d)(\d\d)t.*/, '$1-$2-$3')) / dayMs - Math.floor(beganAt / dayMs);

describe('twenty nights in a row, through everything but the lab', () => {
  const seen: { exit: number; metrics: number; open: number; bytes: number; lines: number; listeners: number }[] = [];

  beforeAll(async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.useFakeTimers({ toFake: ['Date'] });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    for (const [number, night] of nights.entries()) {
      const exit = await pass(night, number);
      const [first] = folders();
      if (number === 0) updateGate({ ...options, run: join(runs, first ?? ''), file: baseline });
      const facts = { metrics: exitIn(readFileSync(metrics, 'utf8')), listeners: process.listenerCount('SIGTERM') };
      seen.push({ exit, open: descriptors(), bytes: bytesOf(runs), lines: lines().length, ...facts });
    }
  }, limitMs);
  afterAll(() => {
    server.close();
    vi.useRealTimers();
    vi.restoreAllMocks();
    temporary.remove();
  });

  it('end each with its own exit code, and tell it to the webhook', () => {
    expect(seen.map(({ exit }, number) => [nights[number]?.is, exit])).toEqual(
      nights.map(({ is, exit }) => [is, exit]),
    );
    expect(told.map(({ exitCode }) => exitCode)).toEqual(nights.map(({ exit }) => exit));
  });

  it('leave it in the metrics, unless the disk was full', () => {
    const wanted = nights.flatMap((night, number) => (isFull(night) ? [] : [[number, night.exit]]));
    expect(seen.flatMap(({ metrics: exit }, number) => (isFull(nights[number]!) ? [] : [[number, exit]]))).toEqual(
      wanted,
    );
  });

  it('have one line each in the history, judged or not, but for one that had no disk at all to write it on', () => {
    const wanted = nights.flatMap(({ is, judged }, number) =>
      is === 'finds the disk full before it begins' ? [] : [[number, judged]],
    );
    const found = lines().map((line) => JSON.parse(line) as { id: string | null; at: string; schema: string });
    expect(found.map(({ id, at, schema }) => [nightOf(id ?? stamp(at)), schema === 'spofproof/history@1'])).toEqual(wanted);
    const unjudged = nights.flatMap(({ judged, exit, is }) => (judged || isFull({ is }) ? [] : [exit]));
    expect(readHistoryFile(runs).nights.flatMap(({ exitCode }) => exitCode ?? [])).toEqual(unjudged);
    const full = named('finds the disk full once it is judged');
    expect(seen[full]?.lines).toBe(seen[full - 1]?.lines);
  });

  it('keep the runs that are wanted, and nothing half removed or half written', () => {
    const kept = [0, named('loses a survival'), named('is interrupted by a signal'), 19];
    expect(folders()).toHaveLength(options.keep);
    expect(folders().map(nightOf)).toEqual(expect.arrayContaining(kept));
    const others = readdirSync(runs).filter((name) => !folders().includes(name));
    expect(others.toSorted()).toEqual(['.history.lock', 'history.ndjson', 'latest']);
    expect(readdirSync(temporary.path).toSorted()).toEqual(
      [baseline, metrics, runs].map((path) => path.split('/').at(-1)),
    );
  });

  it('take no more of the disk than the first that had all they may keep, but for the lines of the history', () => {
    const lineBytes = Math.max(...lines().map((line) => line.length + 1));
    const most = Math.max(...seen.slice(0, 8).map(({ bytes }) => bytes));
    expect(seen.at(-1)?.bytes).toBeLessThan(most + nights.length * lineBytes);
  });

  it('leave neither a descriptor nor a listener behind', () => {
    const open = seen.map((night) => night.open);
    // For a moment a connection or the holder of a lock may still be closing; what leaks stays, one more each night.
    expect(Math.min(...open.slice(-5))).toBeLessThanOrEqual(Math.min(...open.slice(0, 5)));
    expect(new Set(seen.map(({ listeners }) => listeners)).size).toBe(1);
  });
});
