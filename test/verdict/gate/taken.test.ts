import { describe, expect, it } from 'vitest';
import type { BaselineTaken } from '../../../model/baseline.ts';
import { judgeGate } from '../../../verdict/gate/judge.ts';
import { takenLines, takenOf } from '../../../verdict/gate/taken.ts';
import { updateBaseline } from '../../../verdict/gate/update.ts';
import { lineFixture } from '../../support/history-fixture.ts';

const run = lineFixture(9);
const { baseline } = updateBaseline(undefined, run);
const was = takenOf(run);

/** The gate of a run that is as accepted in every cell, its baseline being taken with another plan or stack. */
const gateOf = (change: Partial<BaselineTaken>) => judgeGate({ ...baseline, taken: { ...was, ...change } }, run);
const settings = (change: Record<string, number>): Partial<BaselineTaken> => ({
  plan: 'abc',
  settings: { ...was.settings, ...change },
});
const lines = (gate: ReturnType<typeof gateOf>) =>
  gate.lines.filter(({ kind }) => kind !== 'accepted').map(({ key, kind, verdict }) => [key, kind, verdict]);

describe('a run of the plan and on the stack of its baseline', () => {
  it('passes without a word about them', () => {
    expect(lines(gateOf({}))).toEqual([]);
  });
});

describe('a run that covers the same cells with a plan that shows less', () => {
  it.each([
    ['shorter windows', { 'windows.holdMs': 9000 }],
    ['lower rates', { 'load.ratePerSecond.write': 500 }],
    ['fewer episodes', { episodes: 5 }],
    ['lower bars', { 'bars.availability': 0.999 }],
    ['a longer deadline', { 'load.deadlineMs': 100 }],
    ['no returning users any more', { 'load.returningPerSecond': 30 }],
  ])('for its %s does not pass, with every cell as accepted', (_, change) => {
    const gate = gateOf(settings(change));
    expect(gate).toMatchObject({ outcome: 'unknown', exitCode: 2, passed: 15, all: 15 });
    expect(lines(gate)).toEqual([['the plan', 'plan-laxer', 'unknown']]);
  });

  it('by allowing stale reads under another act, their number being the same, is told under which', () => {
    const moved = { ...run, settings: { ...run.settings, staleReads: 1, 'staleReads.server2/stop': 1 } };
    const allowing = (acts: Record<string, number>) =>
      takenLines({ ...was, settings: { ...was.settings, staleReads: 1, ...acts } }, moved);
    const [line] = allowing({ 'staleReads.server1/stop': 1 });
    expect([line?.kind, line?.sentence]).toEqual([
      'plan-laxer',
      expect.stringContaining('staleReads.server2/stop is new'),
    ]);
    // Of a baseline from before they were named nobody knows which they were: a word, and no more.
    expect(allowing({}).map(({ kind }) => kind)).toEqual(['plan-changed']);
    expect(allowing({ staleReads: 0 }).map(({ kind }) => kind)).toEqual(['plan-laxer']);
  });

  it('is told what shows less, what else is another, and what to do', () => {
    const [laxer, other] = gateOf(settings({ episodes: 5, 'bars.availability': 0.9 })).lines;
    expect(laxer?.sentence).toBe(
      'shows less than that of the baseline: episodes was 5 and is 1; run that plan, or accept this one with `gate update`',
    );
    expect(other?.sentence).toBe('is another one than that of the baseline: bars.availability was 0.9 and is 0.98');
  });

  it('that lost a survival as well is broken', () => {
    const cells = run.cells.map((cell) => Object.assign({}, cell, { finding: 'proven' } as const));
    const gate = judgeGate({ ...baseline, taken: { ...was, ...settings({ episodes: 5 }) } }, { ...run, cells });
    expect(gate.outcome).toBe('broken');
  });
});

describe('a run whose plan or stack is another one without showing less', () => {
  it.each([
    ['a stricter bar', settings({ 'bars.availability': 0.9 }), 'the plan', 'plan-changed'],
    ['other experiments', { plan: 'abc' }, 'the plan', 'plan-changed'],
    [
      'another component',
      { stack: 'abc', components: { ...was.components, 'old.nginx': 'a' } },
      'the stack',
      'stack-changed',
    ],
    ['other links', { stack: 'abc' }, 'the stack', 'stack-changed'],
  ])('by %s passes with a word', (_, change, key, kind) => {
    const gate = gateOf(change);
    expect(gate.outcome).toBe('held');
    expect(lines(gate)).toEqual([[key, kind, 'held']]);
  });

  it('names the components that are new, gone or changed, without their hashes, and six differences at most', () => {
    const { 'server1.nginx': first, ...components } = was.components;
    const changed = { ...components, 'server1.app': 'abc', 'old.nginx': first ?? '' };
    expect(gateOf({ stack: 'abc', components: changed }).lines[0]?.sentence).toBe(
      'is another one than that of the baseline: component server1.app changed, component old.nginx is gone, ' +
        'component server1.nginx is new',
    );
    expect(gateOf({ stack: 'abc', components: {} }).lines[0]?.sentence).toMatch(/and 1 more$/);
  });
});

describe('a probe that was asked for the baseline', () => {
  it('and is not asked any longer is coverage lost', () => {
    const gate = gateOf({ probes: ['serving-order of server1 under stop'] });
    expect(gate).toMatchObject({ outcome: 'unknown', exitCode: 2 });
    expect(lines(gate)).toEqual([['probe serving-order of server1 under stop', 'coverage-lost', 'unknown']]);
  });

  it('and still is says nothing', () => {
    const probes = [{ name: 'p', verdict: 'held', expectation: 'held' }] as const;
    expect(takenLines({ ...was, probes: ['p'] }, { ...run, probes })).toEqual([]);
  });
});

describe('a baseline from before plan and stack were kept', () => {
  const { taken: _, ...old } = baseline;

  it('judges cells as ever, and says what it does not know', () => {
    const gate = judgeGate(old, run);
    expect(gate.outcome).toBe('held');
    expect(lines(gate)).toEqual([['the baseline', 'not-kept', 'held']]);
  });

  it('gets them when it is written anew', () => {
    const update = updateBaseline(old, run);
    expect(update.baseline.taken).toEqual(was);
    expect(update.differences).toHaveLength(1);
    expect(updateBaseline(update.baseline, run)).toEqual({ baseline: update.baseline, changes: [], differences: [] });
  });
});
