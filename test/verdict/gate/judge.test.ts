import { describe, expect, it } from 'vitest';
import type { AcceptedCell, Baseline } from '../../../model/baseline.ts';
import type { HistoryCell } from '../../../model/history.ts';
import { judgeGate } from '../../../verdict/gate/judge.ts';
import { updateBaseline } from '../../../verdict/gate/update.ts';
import { blind, down, lineFixture, withLineCells } from '../../support/history-fixture.ts';

const run = lineFixture(9);
const { baseline } = updateBaseline(undefined, run);
const one = { target: 'server1', operation: 'read' } as const;
const key = 'server1/stop/read';

/** The gate of a run in which one cell is another than in the baseline. */
const gateWith = (change: Partial<HistoryCell>, of: Baseline = baseline) =>
  judgeGate(of, withLineCells(run, one, change));
const entry = (cell: Partial<AcceptedCell> & Pick<AcceptedCell, 'finding'>, at = key): Baseline => ({
  ...baseline,
  cells: { ...baseline.cells, [at]: cell },
});
const failing = ({ lines }: ReturnType<typeof judgeGate>) =>
  lines.filter(({ verdict }) => verdict !== 'held').map((line) => [line.key, line.kind]);
const without = (drop: string): Baseline => ({
  ...baseline,
  cells: Object.fromEntries(Object.entries(baseline.cells).filter(([name]) => name !== drop)),
});

const probe = (expectation: 'broken' | 'unknown') => [{ name: 'p', verdict: 'unknown', expectation }] as const;

/** A run without a cell, with a probe of which this became of what was expected. */
const asked = (expectation: 'held' | 'broken' | 'unknown') =>
  judgeGate({ ...baseline, cells: {} }, { ...run, cells: [], probes: [{ name: 'p', verdict: 'held', expectation }] });

/** What is said of a gap that is longer than accepted. */
const sentenceOf = (lowMs: number) =>
  gateWith({ gap: { lowMs, highMs: lowMs + 20 } }).lines.find(({ kind }) => kind === 'gap-longer')?.sentence;

describe('a gate', () => {
  it('passes a run that is as accepted, with its single points of failure', () => {
    const gate = judgeGate(baseline, run);
    expect(gate).toMatchObject({ outcome: 'held', exitCode: 0, passed: 15, all: 15 });
    expect(gate.lines.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'accepted'));
  });

  it('breaks for a survival that was lost', () => {
    const gate = gateWith(down);
    expect(gate).toMatchObject({ outcome: 'broken', exitCode: 1, passed: 14 });
    expect(failing(gate)).toEqual([[key, 'survival-lost']]);
  });

  it('breaks for a single point of failure that is new', () => {
    expect(failing(gateWith(down, without(key)))).toEqual([[key, 'new-spof']]);
  });

  it('breaks for what came back too late, although its finding is unknown', () => {
    const gate = gateWith({
      ...blind,
      expectation: 'broken',
      effect: 'slow-recovery',
      reasons: ['recovered-beyond-budget'],
    });
    expect(failing(gate)).toEqual([[key, 'survival-lost']]);
    expect(gate.lines[0]?.sentence).toContain('recovered-beyond-budget');
  });

  it('passes what survives with reads as stale as its plan allows', () => {
    const change = { finding: 'refuted', effect: 'data', reasons: [] } as const;
    expect(failing(gateWith(change, entry({ finding: 'refuted' })))).toEqual([]);
    const stale = { ...change, finding: 'unknown', reasons: ['straddles-bar', 'stale-reads'] } as const;
    expect(failing(gateWith(stale, entry({ finding: 'refuted' })))).toEqual([[key, 'data-harmed']]);
  });

  it('calls no harm what its plan allows where the finding is unknown for something else', () => {
    const change = { finding: 'unknown', effect: 'data', expectation: 'unknown', reasons: ['straddles-bar'] } as const;
    expect(gateWith(change)).toMatchObject({ outcome: 'unknown', exitCode: 2 });
    expect(failing(gateWith(change))).toEqual([[key, 'unknown']]);
  });

  it('breaks for data that is harmed, even of an accepted single point of failure', () => {
    const change = { ...down, effect: 'data', reasons: ['writes-lost'] } as const;
    expect(failing(gateWith(change, entry({ finding: 'proven', effect: 'outage' })))).toEqual([[key, 'data-harmed']]);
    expect(failing(gateWith(change, entry({ finding: 'proven', effect: 'data' })))).toEqual([]);
    expect(failing(gateWith(change, without(key)))).toEqual([[key, 'data-harmed']]);
  });

  it.each([
    [1018, []],
    [1019, [[key, 'gap-longer']]],
  ])('with a gap of at least %i ms, 1018 ms being accepted, says %j', (lowMs, lines) => {
    expect(failing(gateWith({ gap: { lowMs, highMs: lowMs + 20 } }))).toEqual(lines);
  });

  it('tells a gap and the limit apart, however close they are', () => {
    expect(sentenceOf(1019)).toBe('survives with a gap of at least 1019 ms; up to 1018 ms is accepted');
    expect(sentenceOf(1408)).toBe('survives with a gap of at least 1.40 s; up to 1.01 s is accepted');
  });

  it('is unknown for a cell that is unknown, in the baseline or not', () => {
    expect(gateWith(blind)).toMatchObject({ outcome: 'unknown', exitCode: 2 });
    expect(failing(gateWith(blind, without(key)))).toEqual([[key, 'unknown']]);
    expect(failing(gateWith(blind, entry({ finding: 'proven' })))).toEqual([[key, 'unknown']]);
  });

  it('is unknown for a cell that the run did not try', () => {
    const gate = judgeGate(baseline, { ...run, cells: run.cells.filter(({ target }) => target !== 'server1') });
    expect(gate).toMatchObject({ outcome: 'unknown', exitCode: 2, all: 15, passed: 12 });
    expect(new Set(gate.lines.map(({ kind }) => kind))).toContain('coverage-lost');
  });

  it('is broken when something is broken and something unknown, and names what is broken first', () => {
    const gate = judgeGate(baseline, withLineCells(withLineCells(run, one, down), { target: 'replica' }, blind));
    expect(gate).toMatchObject({ outcome: 'broken', exitCode: 1, passed: 11 });
    expect(failing(gate)[0]).toEqual([key, 'survival-lost']);
  });

  it('of a run without a cell against nothing is unknown: no evidence is no pass', () => {
    expect(judgeGate({ ...baseline, cells: {} }, { ...run, cells: [] })).toMatchObject({
      outcome: 'unknown',
      exitCode: 2,
    });
  });

  it.each([
    ['2026-11-08', [['balancer/stop/read', 'expired']]],
    ['2026-11-09', []],
  ])('lets what is accepted until %s pass in a run of 2026-11-09: %j', (until, lines) => {
    expect(failing(judgeGate(entry({ finding: 'proven', until }, 'balancer/stop/read'), run))).toEqual(lines);
  });

  it('breaks for an accepted single point of failure of which more is felt than is accepted, and not for less', () => {
    const graver = gateWith(down, entry({ finding: 'proven', effect: 'degraded' }));
    expect(failing(graver)).toEqual([[key, 'spof-graver']]);
    expect(graver.lines[0]?.sentence).toMatch(
      /^is a single point of failure accepted as degraded, and is more now: outage, /,
    );
    expect(failing(gateWith({ ...down, effect: 'degraded' }, entry({ finding: 'proven', effect: 'outage' })))).toEqual(
      [],
    );
    expect(failing(gateWith(down, entry({ finding: 'proven' })))).toEqual([]);
  });

  it('is unknown for returning users who were too few, whatever broke for everybody', () => {
    const of = entry({ finding: 'refuted' }, `${key}/returning`);
    const accepted = { ...of, cells: { ...of.cells, [key]: { finding: 'proven', effect: 'outage' } as const } };
    const gate = gateWith({ ...down, returning: 'unknown' }, accepted);
    expect([gate.outcome, failing(gate)]).toEqual(['unknown', [[`${key}/returning`, 'unknown']]]);
  });

  it('lets what was remedied pass, even after its last day', () => {
    const gate = judgeGate(entry({ finding: 'proven', until: '2026-01-01' }), run);
    expect(gate.outcome).toBe('held');
    expect(gate.lines).toContainEqual(expect.objectContaining({ key, kind: 'improved' }));
  });

  it('lets a survival that is new pass, with a word', () => {
    const gate = judgeGate(without(key), run);
    expect(gate).toMatchObject({
      outcome: 'held',
      lines: expect.arrayContaining([expect.objectContaining({ key, kind: 'new-survival' })]),
    });
  });

  it('does not let a probe pass of which the plan expects something else', () => {
    expect(judgeGate(baseline, { ...run, probes: probe('broken') })).toMatchObject({ outcome: 'broken' });
    expect(judgeGate(baseline, { ...run, probes: probe('unknown') })).toMatchObject({ outcome: 'unknown' });
  });

  it('goes by the probes alone where a suite does nothing but ask', () => {
    expect((['held', 'broken', 'unknown'] as const).map((what) => asked(what).outcome)).toEqual([
      'held',
      'broken',
      'unknown',
    ]);
  });

  it('asks of returning users only where somebody is left to ask', () => {
    const of = entry({ finding: 'refuted' }, `${key}/returning`);
    expect(failing(judgeGate(of, run))).toEqual([[`${key}/returning`, 'coverage-lost']]);
    expect(failing(judgeGate(of, withLineCells(run, one, { returning: 'refuted' })))).toEqual([]);
    expect(failing(judgeGate(of, withLineCells(run, one, { returning: 'proven' })))).toEqual([
      [`${key}/returning`, 'survival-lost'],
    ]);
  });
});
