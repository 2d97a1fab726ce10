import type { Cell } from '../../model/cell.ts';
import type { Claim, Remedy } from '../../model/claim.ts';
import type { StackRun } from '../../model/claims-verdict.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { ClaimsRecord } from '../../verdict/claims/index.ts';
import { verdictFixture } from './verdict-fixture.ts';

/** The balancer of the fixture, survived: what its counterparts in the remedied stack felt. */
const survived: Partial<Cell> = {
  expected: 'refuted',
  expectation: 'held',
  finding: 'refuted',
  effect: 'blip',
  outage: { startMs: 3, lengthLowMs: 1200, lengthHighMs: 1250, silentMs: 1200, censored: false },
};

/** The run of two balancers: as the default, but each of them is survived. */
export function remediedFixture(): Verdict {
  const verdict = verdictFixture();
  const own = verdict.cells.filter(({ target }) => target !== 'balancer');
  const hold = own.find(({ target }) => target === 'server2')?.availability.hold ?? null;
  const balancers = ['balancer1', 'balancer2'].flatMap((target) =>
    verdict.cells
      .filter((cell) => cell.target === 'balancer')
      .map((cell) => Object.assign({}, cell, survived, { target, availability: { ...cell.availability, hold } })),
  );
  return {
    ...verdict,
    stack: { ...verdict.stack, name: 'balancer-failover', title: 'Two balancers' },
    cells: [...own, ...balancers].map((cell) => Object.assign({}, cell, { stack: 'balancer-failover' })),
  };
}

const everything = ['static', 'read', 'write'] as const;

/** A weakness that the remedy takes away. */
export const weakness: Claim = {
  id: 'balancer-is-spof',
  sentence: 'When the balancer fails, the whole site is down.',
  from: ['D1', 'D2'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [
      {
        sees: 'cells',
        stack: 'two-servers',
        targets: ['balancer'],
        faults: ['stop'],
        operations: everything,
        finding: 'proven',
      },
    ],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [
      {
        sees: 'cells',
        stack: 'balancer-failover',
        targets: ['balancer1', 'balancer2'],
        faults: ['stop'],
        operations: everything,
        finding: 'refuted',
      },
    ],
  },
  change: 'Run two balancers.',
  correction: 'D1 says that it is not.',
};

/** A promise that has no remedied side. */
export const promise: Claim = {
  id: 'server-loss-survived',
  sentence: 'When one of two servers fails, the other carries on.',
  from: ['D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [
      {
        sees: 'cells',
        stack: 'two-servers',
        targets: ['server1', 'server2'],
        faults: ['stop'],
        operations: everything,
        finding: 'refuted',
      },
    ],
  },
  remedied: null,
  change: 'Nothing.',
};

/** What takes the balancer's weakness away. */
export const remedy: Remedy = {
  stack: 'two-servers',
  target: 'balancer',
  by: 'balancer-failover',
  counterparts: ['balancer1', 'balancer2'],
  change: 'A second balancer.',
};

/** Both runs. */
export const runsFixture = (): readonly StackRun[] => [
  { stack: 'two-servers', folder: 'two-servers/1', verdict: verdictFixture() },
  { stack: 'balancer-failover', folder: 'balancer-failover/1', verdict: remediedFixture() },
];

/** Two claims, and the runs of two stacks that show them. */
export const claimsRecord = (changes: Partial<ClaimsRecord> = {}): ClaimsRecord => ({
  id: '20261121t120000z-claims',
  seed: 7,
  command: 'spofproof prove claims --seed 7',
  claims: [weakness, promise],
  remedies: [remedy],
  runs: runsFixture(),
  ...changes,
});

/** The record with the verdict of one run changed. */
export function withVerdict(stack: string, change: (verdict: Verdict) => Verdict): ClaimsRecord {
  const runs = runsFixture().map((run): StackRun =>
    run.stack === stack && run.verdict ? { stack, verdict: change(run.verdict) } : run,
  );
  return claimsRecord({ runs });
}
