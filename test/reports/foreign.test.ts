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

  it('obeys nothing that a file says', () => {
    const [cell] = verdict.cells;
    const text = renderForeign({ ...verdict, cells: cell ? [{ ...cell, operation: 'a\n::error::b\u001B[2Jc' }] : [] });
    expect([text.includes('\u001B'), text.includes('\n::error')]).toEqual([false, false]);
  });

  it('says so when no fault is in the events, and how coarse the moments are', () => {
    const text = renderForeign({ ...verdict, cells: [], timeStepMs: 1000 });
    expect(text).toContain('The events have no injected fault.');
    expect(text).toContain('; moments to 1.00 s only');
  });
});
