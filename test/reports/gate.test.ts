import { describe, expect, it } from 'vitest';
import { renderBaseline, renderChanges, renderGate, renderGateSummary } from '../../reports/gate.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { HistoryLine } from '../../model/history.ts';
import { judgeGate } from '../../verdict/gate/judge.ts';
import { updateBaseline } from '../../verdict/gate/update.ts';
import { blind, down, lineFixture, withLineCells } from '../support/history-fixture.ts';

const look = { color: false, width: 110 } as const;
const { baseline } = updateBaseline(undefined, lineFixture(1));
const accepted = {
  ...baseline,
  cells: {
    ...baseline.cells,
    'balancer/stop/write': { finding: 'proven', reason: 'one balancer', until: '2026-11-05' },
    'primary/stop/write': { finding: 'proven', effect: 'outage', reason: 'no failover yet' },
    'server9/stop/read': { finding: 'refuted', gapUpToMs: 250 },
  },
} as const;
const worse = withLineCells(
  withLineCells(
    withLineCells(lineFixture(9), { target: 'server1', operation: 'read' }, down),
    { target: 'server1', operation: 'write' },
    { gap: { lowMs: 1400, highMs: 1430 } },
  ),
  { target: 'replica', operation: 'read' },
  blind,
);

describe('a gate in a terminal', () => {
  it('is as last agreed', async () => {
    await expect(renderGate(judgeGate(accepted, worse), 'b.json', look)).toMatchFileSnapshot('../golden/gate/gate.txt');
  });

  it('that passes says so in its last line', () => {
    const text = renderGate(judgeGate(baseline, lineFixture(2)), 'b.json', look);
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      'gate b.json passed: nothing is worse than accepted (15 of 15 cells as accepted or better)',
    );
  });

  it('lets nothing act that somebody wrote into a reason', () => {
    const reason = '##[error] \u001b[2J';
    const hostile = {
      ...accepted,
      cells: { ...accepted.cells, 'primary/stop/write': { finding: 'proven', reason } },
    } as const;
    const text = renderGate(judgeGate(hostile, worse), 'b.json', { ...look, width: 1000 });
    expect(text).toContain(String.raw`# #[error] \u001b[2J`);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('##[');
  });
});

describe('a gate on a summary page', () => {
  it('names what is worth a word, and not what is accepted', () => {
    const text = renderGateSummary(judgeGate(accepted, worse));
    expect(text).toContain('### Gate failed: something is worse than accepted');
    expect(text).toContain('- ✖ server1 (stop), read survived, and does not now');
    expect(text).not.toContain('no failover yet');
  });
});

describe('a baseline in a terminal', () => {
  it('is as last agreed', async () => {
    await expect(renderBaseline(accepted, look)).toMatchFileSnapshot('../golden/gate/show.txt');
  });
});

describe('a baseline from before plan and stack were kept', () => {
  const { taken: _, ...old } = accepted;

  it('is shown as one that does not say with which it was taken', () => {
    expect(renderBaseline(old, look)).toContain('with which plan and stack is not said');
  });
});

/** How a baseline changes with a run, as `gate update` shows it. */
const shown = (old: Baseline, run: HistoryLine, { color } = { color: false }): string => {
  const { baseline: anew, changes, differences } = updateBaseline(old, run);
  return renderChanges({ changes, differences, after: judgeGate(anew, run) }, { ...look, color });
};

describe('how a baseline changes', () => {
  it('is as last agreed', async () => {
    await expect(shown(accepted, worse)).toMatchFileSnapshot('../golden/gate/update.txt');
  });

  it('says first what is another in plan and stack', () => {
    const settings = { ...lineFixture(2).settings, 'load.deadlineMs': 100 };
    expect(shown(baseline, lineFixture(2, { planHash: 'abc', settings }))).toBe('~ load.deadlineMs: 250 → 100\n');
  });

  it('is said when it does not', () => {
    expect(shown(baseline, lineFixture(1))).toBe('Nothing changes: the run is within what is accepted.\n');
  });

  it('is no praise where a longer gap is accepted', () => {
    const one = { target: 'server1', operation: 'read' } as const;
    const [longer, shorter] = [1400, 100].map((at) =>
      withLineCells(lineFixture(2), one, { gap: { lowMs: at, highMs: at + 20 } }),
    );
    const [bad, good] = ['\u001b[31m~', '\u001b[36m~'];
    expect(shown(baseline, longer!, { color: true })).toContain(bad);
    expect(shown(baseline, shorter!, { color: true })).toContain(good);
  });

  it('says of a run that does not pass all the same why not, as the gate would', () => {
    const late = lineFixture(9, { probes: [{ name: 'stickiness', verdict: 'broken', expectation: 'broken' }] });
    const { cells, taken } = updateBaseline(accepted, late).baseline;
    expect(shown({ ...accepted, cells, taken: taken! }, late)).toBe(
      'Nothing changes.\nThe gate does not pass this run, for what no update accepts; change `until` by hand:\n' +
        '✖ balancer (stop), write was accepted as a single point of failure until 2026-11-05 (one balancer), which is\n  past\n' +
        '✖ probe stickiness is broken, which is not what the plan expects\n',
    );
  });
});
