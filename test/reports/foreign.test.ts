import { describe, expect, it } from 'vitest';
import { renderForeign } from '../../reports/foreign.ts';
import { counting, judgeText, sampleText, shamAndKill } from '../support/foreign-evidence.ts';

const verdict = judgeText(shamAndKill(), counting(sampleText({ read: () => 'good', write: () => 'good' })));

describe('evidence from elsewhere, in words', () => {
  it('has a paragraph for each cell, and every question that stays open', () => {
    const text = renderForeign(verdict);
    for (const { target, fault, operation } of verdict.cells)
      expect(text).toContain(`${fault} ${target} / ${operation}: `);
    for (const { what } of verdict.cannotTell) expect(text).toContain(`  - ${what}: `);
    expect(text).toContain('not-told: 100 % of 274 requests');
  });

  it('calls no share 100 % of which something is missing', () => {
    const [cell] = verdict.cells;
    const shares = [9996, 10_000, 0].map((good) => {
      const hold = {
        good,
        n: 10_000,
        estimate: good / 10_000,
        low: 0,
        high: 1,
        lowBy: 'exact',
        highBy: 'exact',
      } as const;
      const cells = cell ? [{ ...cell, availability: { ...cell.availability, hold } }] : [];
      return /under it ([^,]*),/.exec(renderForeign({ ...verdict, cells }))?.[1];
    });
    expect(shares).toEqual(['9996 of 10000 (99.96 %)', '10000 of 10000 (100 %)', '0 of 10000 (0 %)']);
  });

  it('says of no interruption that it went on for certain, nor how long at most, where that was not seen', () => {
    const [cell] = verdict.cells;
    const said = [
      { startMs: 1, lengthLowMs: 0, lengthHighMs: 40, censored: true },
      { startMs: 1, lengthLowMs: 900, lengthHighMs: null, censored: false },
      { startMs: 1, lengthLowMs: 389, lengthHighMs: 411, censored: false },
    ].map((outage) => {
      const cells = cell ? [{ ...cell, outage }] : [];
      return /interrupted for [^\n]*/.exec(renderForeign({ ...verdict, cells }))?.[0];
    });
    expect(said).toEqual([
      'interrupted for at least 0 ms, not seen to end before the healing',
      'interrupted for at least 900 ms',
      'interrupted for 389 ms to 411 ms',
    ]);
  });

  it('obeys nothing that a file says', () => {
    const [cell] = verdict.cells;
    const text = renderForeign({ ...verdict, cells: cell ? [{ ...cell, operation: 'a\n::error::b\u001B[2Jc' }] : [] });
    expect([text.includes('\u001B'), text.includes('\n::error')]).toEqual([false, false]);
  });

  it('counts one of each as one', () => {
    const text = renderForeign({ ...verdict, requests: 1, cells: verdict.cells.slice(0, 1) });
    expect(text.split('\n')[0]).toMatch(/: 1 request from \S+, 1 cell$/);
    expect(renderForeign({ ...verdict, requests: 1204 }).split('\n')[0]).toMatch(
      /: 1,204 requests from \S+, \d+ cells/,
    );
  });

  it('says how many lines are complaints, where there are any', () => {
    expect(renderForeign({ ...verdict, complaints: 5000 })).toContain(' cells; complaints: 5,000 lines\n');
    expect(renderForeign(verdict)).not.toContain('complaints');
  });

  it('has a name for the requests without a tag', () => {
    const [cell] = verdict.cells;
    const text = renderForeign({ ...verdict, cells: cell ? [{ ...cell, operation: '' }] : [] });
    expect(text).toContain('server1 / (no tag): ');
  });

  it('says so when no fault is in the events, and how coarse the moments are', () => {
    const text = renderForeign({ ...verdict, cells: [], timeStepMs: 1000 });
    expect(text).toContain('The events have no injected fault.');
    expect(text).toContain('; moments to 1.00 s only');
  });
});
