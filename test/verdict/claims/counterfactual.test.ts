import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../model/verdict.ts';
import { counterfactualsOf } from '../../../verdict/claims/counterfactual.ts';
import { remedy, runsFixture } from '../../support/claims-fixture.ts';
import { withCells } from '../../support/verdict-fixture.ts';

function compared(change: (verdict: Verdict) => Verdict = (verdict) => verdict) {
  const runs = new Map(
    runsFixture().map((run) => [
      run.stack,
      run.stack === 'balancer-failover' && run.verdict ? { ...run, verdict: change(run.verdict) } : run,
    ]),
  );
  return counterfactualsOf([remedy], runs);
}

const ofBalancer = (all: ReturnType<typeof compared>) => all.filter(({ before }) => before.target === 'balancer');

describe('counterfactualsOf', () => {
  it('explains a single point of failure that its remedy alone removes, by what both stacks felt', () => {
    const all = ofBalancer(compared());
    expect(all.map(({ operation, verdict }) => [operation, verdict])).toEqual([
      ['static', 'explained'],
      ['read', 'explained'],
      ['write', 'explained'],
    ]);
    expect(all[0]?.before.outage?.censored).toBe(true);
    expect(all[0]?.after.map(({ target, outage }) => [target, outage?.lengthHighMs])).toEqual([
      ['balancer1', 1250],
      ['balancer2', 1250],
    ]);
  });

  it('does not explain one that is still there in any counterpart', () => {
    const all = compared((verdict) => withCells(verdict, { target: 'balancer2' }, { finding: 'proven' }));
    expect(ofBalancer(all).map(({ verdict }) => verdict)).toEqual(['unexplained', 'unexplained', 'unexplained']);
  });

  it('explains nothing when a counterpart was not tried, or is unknown', () => {
    const untried = compared((verdict) => ({
      ...verdict,
      cells: verdict.cells.filter(({ target }) => target !== 'balancer2'),
    }));
    const open = compared((verdict) => withCells(verdict, { target: 'balancer1' }, { finding: 'unknown' }));
    const verdicts = [untried, open].map((all) => ofBalancer(all).map(({ verdict }) => verdict));
    expect(verdicts).toEqual([untried, open].map(() => ['unknown', 'unknown', 'unknown']));
  });

  it('explains nothing by another fault that was survived', () => {
    const other = compared((verdict) => ({
      ...verdict,
      cells: verdict.cells.map((cell) => Object.assign({}, cell, { fault: 'kill' } as const)),
    }));
    expect(ofBalancer(other).map(({ verdict, after }) => [verdict, after.length])).toEqual([
      ['unknown', 0],
      ['unknown', 0],
      ['unknown', 0],
    ]);
  });

  it('asks nothing of a pair, which is no single point, nor of the sham', () => {
    const runs = runsFixture().map((run) => {
      const cells = run.verdict?.cells.flatMap((cell) => [
        Object.assign({}, cell, { target: 'server1+server2', finding: 'proven' } as const),
        Object.assign({}, cell, { target: 'server1', fault: 'sham', finding: 'proven' } as const),
      ]);
      return Object.assign({}, run, { verdict: { ...run.verdict, cells } });
    });
    expect(counterfactualsOf([remedy], new Map(runs.map((run) => [run.stack, run])))).toEqual([]);
  });

  it('says so of a single point of failure that no stack remedies', () => {
    const primary = compared().filter(({ before }) => before.target === 'primary');
    expect(primary).toMatchObject([{ operation: 'write', by: null, after: [], verdict: 'unknown' }]);
  });
});
