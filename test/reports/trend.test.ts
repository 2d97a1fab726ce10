import { describe, expect, it } from 'vitest';
import { fewestRuns } from '../../model/proof.ts';
import { renderTrends, runInWords } from '../../reports/trend.ts';
import { compareRuns } from '../../verdict/compare/runs.ts';
import { trendsOf } from '../../verdict/history/trend.ts';
import { blind, down, lineFixture, nightFixture, withLineCells } from '../support/history-fixture.ts';

const wide = { color: false, width: 120 } as const;
const nights = [1, 2, 3, 4, 5, 6].map((day) => lineFixture(day));
const [, , third, fourth, , last] = nights;
if (!third || !fourth || !last) throw new Error('no nights');

/** Six nights: reads without server1 are flaky, the stack was changed before the fourth, the replica is unknown at last. */
const eventful = nights.map((night) => {
  const hash = night.startedAt < fourth.startedAt ? night.stack.hash : 'changed';
  const run = { ...night, stack: { ...night.stack, hash } };
  if (night === third || night === fourth) return withLineCells(run, { target: 'server1', operation: 'read' }, down);
  return night === last ? withLineCells(run, { target: 'replica' }, blind) : run;
});

describe('the history in a terminal', () => {
  it('is as last agreed', async () => {
    await expect(renderTrends(trendsOf(eventful), wide)).toMatchFileSnapshot('../golden/gate/history.txt');
  });

  it('says that one run is no trend, and how many more a spread takes', () => {
    expect(renderTrends(trendsOf(nights.slice(0, 1)), wide)).toContain('One run is no trend');
    expect(renderTrends(trendsOf(nights.slice(0, 2)), wide)).toContain(
      '2 runs with the present plan and stack: no spread yet, 5',
    );
  });

  it('speaks of a spread from the run on whose numbers are held against one, and not a run earlier', () => {
    const said = [2, 3, 4, 5, 6].map((count) => {
      const runs = nights.slice(0, count);
      const { spreadRuns } = compareRuns(runs.at(-2)!, runs.at(-1)!, runs);
      return [spreadRuns >= fewestRuns, !renderTrends(trendsOf(runs), wide).includes('no spread yet')];
    });
    expect(said).toEqual([false, false, false, true, true].map((has) => [has, has]));
  });

  it('speaks of the same spread however few runs are shown', () => {
    expect(renderTrends(trendsOf(nights, 2), wide)).toContain('The last 6 runs repeat each other');
    expect(renderTrends(trendsOf(nights.slice(0, 4), 1), wide)).toContain('4 runs with the present plan and stack');
  });

  it('says when there is none', () => {
    expect(renderTrends([], wide)).toBe('No finished run is in the history.\n');
  });

  it('fits a narrow terminal', () => {
    const lines = renderTrends(trendsOf(eventful), { color: false, width: 60 }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('lets nothing act that stands in a reason, wherever a row is broken', () => {
    const reasons = ['aaa ::error::x ::add-mask::y \u001b[2J'];
    const hostile = withLineCells(lineFixture(2), { target: 'server1' }, { ...blind, reasons });
    const obeyed = Array.from({ length: 121 }, (_, more) => 20 + more).filter((width) => {
      const text = renderTrends(trendsOf([lineFixture(1), hostile]), { color: false, width });
      return /^\s*::/m.test(text) || text.includes('\u001b');
    });
    expect(obeyed).toEqual([]);
  });

  it('colours what regressed, and nothing without colour', () => {
    const regressed = trendsOf([lineFixture(1), withLineCells(lineFixture(2), { target: 'server2' }, down)]);
    expect(renderTrends(regressed, { ...wide, color: true })).toContain('\u001b[31mserver2');
    expect(renderTrends(regressed, wide)).not.toContain('\u001b');
  });
});

describe('nights without a verdict', () => {
  it('are told below the runs, one a line, with what is known of their end', () => {
    const wordless = [nightFixture(2), nightFixture(4, { exitCode: null, because: 'it \u001b[2J' })];
    const text = renderTrends(trendsOf(nights), wide, { nights: wordless, most: 9 });
    expect(text.split('\n').slice(-4)).toEqual([
      '2 nights without a verdict, the newest last:',
      '  2026-11-02 02:00 UTC, essentials, exit 75: another run or lab is up',
      '  2026-11-04 02:00 UTC, essentials, no exit code: it \\u001b[2J',
      '',
    ]);
  });
});

/** The first three nights as runs, and some days that came to no verdict. */
const tell = (wordless: readonly number[], most = 9): string => {
  const unjudged = wordless.map((day) => nightFixture(day));
  return renderTrends(trendsOf(nights.slice(0, 3)), wide, { nights: unjudged, most });
};

/** Nights of a suite that came to no verdict. */
const nightsOf = (suite: string, ...days: readonly number[]) => days.map((day) => nightFixture(day, { suite }));

describe('nights in a row without a verdict', () => {
  it('are counted since the last run, however few of them are told', () => {
    expect(tell([2, 4, 5, 6], 2)).toContain('4 nights without a verdict, the last 2 of them:\n');
    expect(tell([2, 4, 5, 6], 2)).toMatch(
      /\nessentials has not been judged since 2026-11-03: 3 nights in a row came to no verdict\.\n$/,
    );
  });

  it('are no row where there is but one of them, or a run came after', () => {
    expect(tell([1, 2, 4])).not.toContain('in a row');
  });

  it('are counted suite by suite, and one night once', () => {
    const text = (wordless: ReturnType<typeof nightsOf>): string =>
      renderTrends(trendsOf(nights.slice(0, 3)), wide, { nights: wordless, most: 9 });
    expect(text([...nightsOf('nightly', 4), ...nightsOf('sweep', 4)])).not.toContain('in a row');
    expect(text(nightsOf('nightly', 4, 4))).not.toContain('in a row');
    expect(text([...nightsOf('nightly', 1, 2), ...nightsOf('sweep', 4)])).toContain(
      'nightly has never been judged: 2 nights',
    );
  });
});

describe('a run in one line', () => {
  it('lets nothing act that somebody called it', () => {
    expect(runInWords(lineFixture(1, { id: '\u001b[2Jx' }))).toMatch(
      /^\\u001b\[2Jx: two-servers, 2026-11-01 02:00 UTC, held$/,
    );
  });
});
