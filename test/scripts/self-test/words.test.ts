import { describe, expect, it } from 'vitest';
import type { CaseResult } from '../../../scripts/self-test/play.ts';
import { sumOf } from '../../../scripts/self-test/sum.ts';
import { boundText, documentText, lineOf, mistakeLines, tableText } from '../../../scripts/self-test/words.ts';

const sound: CaseResult = {
  name: 'lone-server',
  title: 'one server | only',
  verdicts: 59,
  mistakes: [],
  folder: 'runs/self-test-1/lone-server',
  seconds: 21.4,
  exit: 1,
};
const wrong: CaseResult = {
  ...sound,
  name: 'idle',
  verdicts: 3,
  mistakes: [{ cell: 'sham x, read', kind: 'false', differences: ['found proven'], reasons: ['some-reason: so'] }],
};

describe('what a self-test tells', () => {
  it('is one line a case with its place, verdicts, mistakes and time', () => {
    expect(lineOf(sound, 2, 23)).toBe('[2/23] lone-server: 59 verdicts, 0 false, 0 missed (21.4 s)');
  });

  it('of a mistake is what differs, the reasons that were given, and the folder to look into', () => {
    expect(mistakeLines(sound)).toEqual([]);
    expect(mistakeLines(wrong)).toEqual([
      '  false: idle, sham x, read: found proven',
      '    some-reason: so',
      '  run: runs/self-test-1/lone-server',
    ]);
  });

  it('of a run that failed is why, even where every verdict is right', () => {
    const failed = { ...sound, exit: 74, failure: 'error: server1 could not be restored after kill' };
    expect(mistakeLines(failed)[0]).toBe('  failed: lone-server: error: server1 could not be restored after kill');
  });

  it('at the end is a table with a row a case and one for all', () => {
    const rows = tableText([sound, wrong], sumOf([sound, wrong])).split('\n');
    expect(rows[1]).toMatch(/^lone-server +59 +0 +0 +21.4 s$/);
    expect(rows[3]).toMatch(/^all +62 +1 +0 +43 s$/);
    expect(rows.at(-1)).toBe('1 false and 0 missed findings in 62 verdicts.');
  });

  it('without a mistake is the bound and where it comes from', () => {
    expect(boundText(sumOf([sound]))).toContain('at most 5.0 % of verdicts are wrong (1 - 0.05^(1/59)');
  });

  it('as a document is the same table, and the mistakes if there are any', () => {
    const text = documentText([sound, wrong], sumOf([sound, wrong]), '2026-11-21, seed 1, 2 cases');
    expect(text).toContain('| `lone-server` | one server \\| only | 59 | 0 | 0 |');
    expect(text).toContain('false: idle, sham x, read: found proven');
    expect(documentText([sound], sumOf([sound]), 'today')).not.toContain('```');
  });
});
