import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { noticedOf, takenBackOf, unimpliedSentences } from '../../../reports/words/noticed.ts';
import { verdictFixture } from '../../support/verdict-fixture.ts';

const base = verdictFixture().cells.find(({ target }) => target === 'server1')!;
const cell = (change: Partial<Cell>): Cell => ({ ...base, ...change });
const late = { observedMs: 1234, lowMs: 95, highMs: 500, within: false };

describe('what is said of the notice of a balancer', () => {
  it('is the moment with what its settings imply', () => {
    expect(noticedOf(base)).toBe('340 ms (by its settings 96 to 500 ms)');
    expect(takenBackOf(base)).toBe('270 ms (by its settings up to 500 ms)');
    expect(unimpliedSentences({ cells: [base] })).toEqual([]);
  });

  it('is the moment alone where they imply nothing', () => {
    expect(noticedOf(cell({ detection: null }))).toBe('340 ms');
    expect(noticedOf(cell({ detection: null, timeToDetectMs: null }))).toBe('no change seen');
    expect(takenBackOf(cell({ recovery: null }))).toBe('no change seen');
  });

  it('says when it is outside, once for all operations', () => {
    const cells = [cell({ detection: late, recovery: late }), cell({ detection: late, operation: 'write' })];
    expect(noticedOf(cells[0]!)).toBe('1.23 s, but by its settings 95 to 500 ms');
    expect(unimpliedSentences({ cells })).toEqual([
      'The balancer noticed the fault after 1.23 s, but its settings imply 95 to 500 ms.',
      'The balancer took the target back 1.23 s after the end of healing, but its settings imply 95 to 500 ms.',
    ]);
  });

  it.each([
    [5054.2, 500, 5052, '5054.2 ms, but by its settings 500 ms to 5052 ms'],
    [5061.2, 500, 5052, '5061.2 ms, but by its settings 500 ms to 5052 ms'],
    [5061.2, -5, 5052, '5061.2 ms, but by its settings up to 5052 ms'],
    [4996.4, 5003, 5400, '4996.4 ms, but by its settings 5003 ms to 5.40 s'],
    [5066, 500, 5052, '5.07 s, but by its settings 500 ms to 5.06 s'],
  ])('of %f ms outside of %f to %f ms never reads as if it were inside', (observedMs, lowMs, highMs, text) => {
    const detection = { observedMs, lowMs, highMs, within: false };
    expect(noticedOf(cell({ detection }))).toBe(text);
    expect(unimpliedSentences({ cells: [cell({ detection, recovery: null })] })).toEqual([
      `The balancer noticed the fault after ${text.replace('by its settings', 'its settings imply')}.`,
    ]);
  });

  it('says when it never came', () => {
    const never = cell({ detection: { ...late, observedMs: null }, recovery: { ...late, observedMs: null } });
    expect([noticedOf(never), takenBackOf(never)]).toEqual([
      'not noticed, but by its settings 95 to 500 ms',
      'not taken back, but by its settings 95 to 500 ms',
    ]);
    expect(unimpliedSentences({ cells: [never] })[0]).toBe(
      'The balancer never noticed the fault, but its settings imply 95 to 500 ms.',
    );
  });
});
