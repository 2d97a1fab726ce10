import { describe, expect, it } from 'vitest';
import { idSentences, idsIn } from '../../../reports/words/ids.ts';

describe('the words for ids', () => {
  it('list ranges, and count the rest', () => {
    expect(idsIn({ ranges: '10000000-10000003,10000007', more: 0 })).toBe('10000000-10000003, 10000007');
    expect(idsIn({ ranges: '1', more: 1200 })).toBe('1 and 1,200 others');
  });

  it('name the harmed writes by kind, the worst first, and leave out what is no harm', () => {
    const one = { ranges: '7', more: 0 };
    expect(idSentences({ ids: { recovered: one, unseen: one, lost: one, indeterminate: one, diverged: one } })).toEqual(
      ['Lost: 7.', 'Missing in a replica: 7.', 'Acknowledged, but not in stale reads: 7.'],
    );
    expect(idSentences({ ids: {} })).toEqual([]);
  });
});
