import type { Availability, Cell, MomentEvidence } from '../../model/cell.ts';
import type { EpisodeVerdict, OperationSeries } from '../../model/episode.ts';
import { noWrites } from '../../verdict/books.ts';
import type { LedgerCount, WriteLedger } from '../../model/ledger.ts';
import type { ExperimentPlan } from '../../model/plan.ts';
import type { ComponentSpec, OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Trouble } from './series-fixture.ts';
import { grid, seriesOf } from './series-fixture.ts';
import { planFixture, stackFixture } from './stack-fixture.ts';

const healBegunMs = 5010;
const healedMs = 5240;

/** What the fixture lets happen, by target and operation. */
const troubles: Readonly<Record<string, Partial<Record<OperationName, Trouble>>>> = {
  balancer: Object.fromEntries(
    operationNames.map((name) => [name, { fromMs: 0, toMs: 5300, share: 1, kind: 'unanswered' }]),
  ),
  server1: {
    static: { fromMs: 0, toMs: 100, share: 0.3, kind: 'unanswered' },
    read: { fromMs: 0, toMs: 600, share: 0.5, kind: 'wrong' },
    write: { fromMs: 0, toMs: 600, share: 0.4, kind: 'wrong' },
  },
  primary: { write: { fromMs: 0, toMs: 5400, share: 1, kind: 'wrong' } },
  replica: { read: { fromMs: 0, toMs: 300, share: 0.4, kind: 'late' } },
};

/** A whole verdict by hand: the sham and five hosts, as the suite `essentials` would give. Every expectation held. */
export function verdictFixture(): Verdict {
  const episodes = planFixture.experiments.map((experiment, index) => episodeOf(experiment, index + 1));
  const cells = planFixture.experiments.flatMap((experiment, index) =>
    operationNames.map((name, place) => cellOf(experiment, name, episodes[index]!.series[place]!)),
  );
  return {
    schema: 'spofproof/verdict@1',
    run: {
      id: '20261121T120000Z-essentials',
      suite: 'essentials',
      startedAt: '2026-11-21T12:00:00.000Z',
      durationMs: 93_400,
      seed: 7,
      versions: {
        spofproof: '0.1.0',
        haproxy: '2.6.12',
        nginx: '1.22.1',
        mariadb: '10.11.6',
        k6: '2.2.0',
        node: '24.21.0',
      },
      host: { kernel: '6.18.5', processors: 2, memoryMb: 7960 },
      command: 'spofproof prove essentials --seed 7',
    },
    outcome: 'held',
    exitCode: 0,
    cells,
    writes: addedUp(episodes.map((episode) => episode.writes)),
    claims: [],
    episodes,
    validity: [
      { id: 'load-below-plan', verdict: 'held', sentence: '21,750 of 21,750 planned requests were begun.' },
      {
        id: 'generator-starved',
        verdict: 'held',
        sentence: 'The generator was at most 3 ms behind (99th percentile; 20 ms allowed).',
      },
      { id: 'sham-not-clean', verdict: 'held', sentence: '0 of 3,625 requests were lost while nothing was done.' },
      { id: 'fault-not-evidenced', verdict: 'held', sentence: '5 of 5 faults were seen to bite, to hold and to heal.' },
    ],
    stack: stackFixture,
    plan: planFixture,
  };
}

/** The fixture with the cells of a target (and operation) changed. */
export function withCells(
  verdict: Verdict,
  of: Partial<Pick<Cell, 'target' | 'operation'>>,
  change: Partial<Cell>,
): Verdict {
  const meant = (cell: Cell): boolean => Object.entries(of).every(([key, value]) => cell[key as keyof Cell] === value);
  return { ...verdict, cells: verdict.cells.map((cell) => (meant(cell) ? { ...cell, ...change } : cell)) };
}

/** The fixture with a cell of returning users beside `read` without server1, which everybody else survives. */
export function withKept(change: Partial<Cell>): Verdict {
  const verdict = verdictFixture();
  const read = verdict.cells.find(({ target, operation }) => target === 'server1' && operation === 'read')!;
  return { ...verdict, cells: [...verdict.cells, { ...read, arm: 'returning', ...change }] };
}

/** The fixture with another balancer in its stack. */
export function withBalancer({ stack, ...verdict }: Verdict, change: Partial<ComponentSpec>): Verdict {
  const components = stack.components.map((one) => (one.role === 'balancer' ? { ...one, ...change } : one));
  return { ...verdict, stack: { ...stack, components } };
}

/** What a run looks like that went wrong: an expectation broken, cells unknown, a check failed. */
export function troubledFixture(): Verdict {
  const reasons = [
    { reason: 'fault-not-held', detail: 'replica.mariadb was seen running 2.1 s after it was stopped' },
  ] as const;
  const unknown = {
    finding: 'unknown',
    effect: 'unknown',
    expectation: 'unknown',
    reasons,
    availability: { control: null, hold: null, after: null },
  } as const;
  const broken = {
    expected: 'refuted',
    expectation: 'broken',
    reasons: [{ reason: 'straddles-bar', detail: '0 of 175 writes succeeded; at least 99 % were expected' }],
  } as const;
  const verdict = withCells(
    withCells(verdictFixture(), { target: 'replica' }, unknown),
    { target: 'primary', operation: 'write' },
    broken,
  );
  const starved = {
    id: 'generator-starved',
    verdict: 'broken',
    sentence: 'The generator was 84 ms behind (99th percentile; 20 ms allowed).',
  } as const;
  return { ...verdict, outcome: 'broken', exitCode: 1, validity: [...verdict.validity.slice(2), starved] };
}

function episodeOf({ target, fault }: ExperimentPlan, episode: number): EpisodeVerdict {
  const trouble = troubles[target] ?? {};
  const down = target.startsWith('server');
  const serversAt = (atMs: number): readonly string[] =>
    ['server1', 'server2'].filter((server) => server !== target || atMs < 0 || atMs > 5900);
  const series = operationNames.map((operation) =>
    seriesOf({
      operation,
      perBin: operation === 'write' ? 5 : 10,
      troubles: [trouble[operation]].filter((one) => one !== undefined),
      serversAt,
    }),
  );
  return {
    episode,
    target,
    fault,
    injected: true,
    marks: {
      loadStartMs: grid.startMs,
      controlStartMs: -3000,
      injectBegunMs: -4,
      bitMs: fault === 'sham' ? null : 12,
      detectedMs: down ? 340 : null,
      healBegunMs,
      healedMs,
      afterStartMs: healedMs + 2000,
      loadEndMs: grid.startMs + grid.amount * grid.binMs,
    },
    balancer: down ? ['web', 'app'].flatMap((pool) => changesOf(`${pool}/${target}`)) : [],
    evidence: fault === 'sham' ? [] : evidenceOf(target),
    series,
    returning: [],
    generator: { lagP99Ms: 3, cpuShare: 0.18, dropped: 0, exitCode: 0, complaints: 0 },
    writes: ledgerOf(series.flatMap((one) => (one.operation === 'write' ? one.good : []))),
  };
}

/** Both databases were read after every episode. */
const databasesRead = ['primary.mariadb', 'replica.mariadb'];

/** Every failed write was refused for certain but two, one of which is there after all. */
function ledgerOf(good: readonly number[]): WriteLedger {
  const [attempted, acknowledged] = [grid.amount * 5, sum(good)];
  const [indeterminate, recovered] = acknowledged < attempted ? [2, 1] : [0, 0];
  return { ...soundBooks, attempted, acknowledged, recovered, indeterminate };
}

/** Nothing is wrong with them. */
const soundBooks: WriteLedger = {
  ...noWrites,
  databasesRead,
  serving: ['primary.mariadb'],
  missing: { 'primary.mariadb': 0, 'replica.mariadb': 0 },
};

/** The ledgers of all episodes in one. */
function addedUp(ledgers: readonly WriteLedger[]): WriteLedger {
  const total = (field: LedgerCount): number => sum(ledgers.map((ledger) => ledger[field]));
  const [attempted, acknowledged] = [total('attempted'), total('acknowledged')];
  const [recovered, indeterminate] = [total('recovered'), total('indeterminate')];
  return { ...soundBooks, attempted, acknowledged, recovered, indeterminate };
}

const changesOf = (server: string): EpisodeVerdict['balancer'] => [
  { atMs: grid.startMs, server, state: 'UP' },
  { atMs: 340, server, state: 'DOWN' },
  { atMs: 5510, server, state: 'UP' },
];

const evidenceOf = (target: string): readonly MomentEvidence[] =>
  (
    [
      ['bit', 12, 'gone'],
      ['still', 5000, 'gone'],
      ['healed', healedMs, 'running and ready'],
    ] as const
  ).map(([moment, atMs, seen]) => ({
    moment,
    atMs,
    evidence: { facts: [{ what: `every process of ${target}`, seen, asWanted: true }] },
  }));

const bin = (atMs: number): number => Math.round((atMs - grid.startMs) / grid.binMs);

function cellOf({ target, fault, spof }: ExperimentPlan, operation: OperationName, series: OperationSeries): Cell {
  const trouble = troubles[target]?.[operation];
  const proven = spof.includes(operation);
  const good = sum(series.good);
  const planned = grid.amount * ((series.good[0] ?? 0) + (series.wrong[0] ?? 0));
  const share = (from: number, to: number): Availability => shareOf(series, bin(from), bin(to));
  return {
    stack: 'two-servers',
    target,
    fault,
    operation,
    arm: 'main',
    bar: 0.98,
    expected: proven ? 'proven' : 'refuted',
    expectation: 'held',
    finding: proven ? 'proven' : 'refuted',
    effect: proven ? 'outage' : trouble ? 'blip' : 'none',
    reasons: [],
    episodes: 1,
    slots: { planned, good, bad: planned - good, dropped: 0, cut: 0, unknown: 0 },
    availability: { control: share(-3000, -300), hold: share(1500, 5000), after: share(7200, 11_000) },
    outage: trouble
      ? {
          startMs: 3,
          lengthLowMs: proven ? healBegunMs - 3 : trouble.toMs - 12,
          lengthHighMs: trouble.toMs + 14,
          silentMs: proven ? healBegunMs - 3 : trouble.toMs - 12,
          censored: proven,
        }
      : null,
    timeToFailMs: trouble ? 3 : null,
    timeToDetectMs: target.startsWith('server') ? 340 : null,
    detection: target.startsWith('server') ? { observedMs: 340, lowMs: 96, highMs: 500, within: true } : null,
    recovery: target.startsWith('server') ? { observedMs: 270, lowMs: -130, highMs: 500, within: true } : null,
    timeToRecoverMs: trouble ? trouble.toMs + 17 : null,
    latency: {
      control: { p50Ms: 4, p95Ms: 11, p99Ms: 18, n: 300, censored: 0 },
      hold: proven
        ? { p50Ms: null, p95Ms: null, p99Ms: null, n: 500, censored: 500 }
        : { p50Ms: 4, p95Ms: 13, p99Ms: 22, n: 500, censored: 0 },
    },
    servedBy: Object.fromEntries(
      Object.entries(series.servedBy).map(([server, counts]) => [server, sum(counts.slice(bin(0), bin(5000)))]),
    ),
    failedBy: trouble
      ? { [trouble.kind === 'unanswered' ? 'refused' : trouble.kind === 'late' ? 'late' : '503']: planned - good }
      : {},
    evidence: fault === 'sham' ? [] : evidenceOf(target),
    returning: null,
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/** A share with the interval that Wilson's formula gives, one-sided 95 %. */
function shareOf(series: OperationSeries, from: number, to: number): Availability {
  const good = sum(series.good.slice(from, to));
  const n =
    good +
    [series.late, series.wrong, series.unanswered].reduce((total, counts) => total + sum(counts.slice(from, to)), 0);
  const [estimate, z] = [good / n, 1.6449];
  const middle = (estimate + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((estimate * (1 - estimate)) / n + z ** 2 / (4 * n ** 2));
  const [low, high] = [Math.max(middle - half, 0), Math.min(middle + half, 1)];
  return { estimate, low, high, n, good, lowBy: 'exact', highBy: 'exact' };
}
