import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../reports/words/standing.ts';
import { troubledFixture, verdictFixture, withCells } from '../../support/verdict-fixture.ts';

describe('what is known of a target', () => {
  it.each([
    ['balancer', 'proven', ['SPOF: everything']],
    ['primary', 'proven', ['SPOF: write']],
    ['server1', 'refuted', ['survives']],
    ['server1.nginx', 'untried', []],
    ['client', 'untried', []],
  ] as const)('for %s is %s', (target, look, notes) => {
    expect(standingOf(verdictFixture(), target)).toEqual({ look, notes });
  });
  it('is never survival when a finding is unknown', () => {
    expect(standingOf(troubledFixture(), 'replica')).toEqual({ look: 'unknown', notes: ['unknown: everything'] });
  });
  it('is survival of what was asked, where a plan leaves an operation out', () => {
    const verdict = verdictFixture();
    const asked = { ...verdict, cells: verdict.cells.filter(({ operation }) => operation !== 'write') };
    expect(standingOf(asked, 'primary')).toEqual({ look: 'refuted', notes: ['survives: static, read'] });
  });
  it('is never survival when returning users lose it', () => {
    const verdict = verdictFixture();
    const read = verdict.cells.find(({ target, operation }) => target === 'server1' && operation === 'read')!;
    const kept = { ...read, arm: 'returning', finding: 'proven' } as const;
    expect(standingOf({ ...verdict, cells: [...verdict.cells, kept] }, 'server1')).toEqual({
      look: 'proven',
      notes: ['SPOF, kept: read'],
    });
  });
  it('is never survival when returning users have it worse than expected, be it no outage', () => {
    const verdict = verdictFixture();
    const read = verdict.cells.find(({ target, operation }) => target === 'server1' && operation === 'read')!;
    const kept = { ...read, arm: 'returning', finding: 'unknown', expectation: 'broken' } as const;
    expect(standingOf({ ...verdict, cells: [...verdict.cells, kept] }, 'server1')).toEqual({
      look: 'unknown',
      notes: ['unknown: read'],
    });
  });
  it('names what is unknown beside what is proven', () => {
    const verdict = withCells(verdictFixture(), { target: 'primary', operation: 'read' }, { finding: 'unknown' });
    expect(standingOf(verdict, 'primary')).toEqual({ look: 'proven', notes: ['SPOF: write', 'unknown: read'] });
  });
  it('takes nothing from the sham, whatever target it names', () => {
    const verdict = withCells(verdictFixture(), { target: 'client' }, { target: 'server2.app' });
    expect(standingOf(verdict, 'server2.app').look).toBe('untried');
  });
});
