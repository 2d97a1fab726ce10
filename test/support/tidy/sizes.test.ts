import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import { fileSizeComplaints, functionSizeComplaints, functionsOf, quantile, widthComplaints } from './sizes.ts';

const lines = (count: number): string => 'x;\n'.repeat(count);
const body = (count: number): string => `function long() {\n${lines(count - 2)}}\n`;
const file = (path: string, text: string) => parseSource({ path, text });

describe('files', () => {
  it('of 250 lines pass, of 251 do not', () => {
    expect(
      fileSizeComplaints([
        { path: 'model/a.ts', text: lines(250) },
        { path: 'model/b.ts', text: lines(1) },
        { path: 'model/c.ts', text: '' },
      ]),
    ).toEqual([]);
    expect(
      fileSizeComplaints([
        { path: 'model/a.ts', text: lines(251) },
        { path: 'model/b.ts', text: lines(1) },
      ]),
    ).toEqual(['model/a.ts: 251 lines, more than 250']);
  });

  it('of tests may have 300 lines and do not count in the median', () => {
    expect(fileSizeComplaints([{ path: 'test/a.ts', text: lines(300) }])).toEqual([]);
    expect(fileSizeComplaints([{ path: 'test/a.ts', text: lines(301) }])).toHaveLength(1);
  });

  it('have a median of 70 lines at most', () => {
    expect(fileSizeComplaints([{ path: 'model/a.ts', text: lines(71) }])).toEqual(['the median file has 71 lines']);
  });

  it('have no line wider than 140 characters', () => {
    expect(widthComplaints([{ path: 'model/a.ts', text: `x\n${'y'.repeat(141)}\n${'z'.repeat(140)}` }])).toEqual([
      'model/a.ts:2: 141 characters wide',
    ]);
  });
});

describe('functions', () => {
  it('of 61 lines are refused by name', () => {
    const short = Array.from({ length: 20 }, (_, index) => `const a${index} = () => 1;`);
    const text = `${body(61)}${short.join('\n')}`;
    expect(functionSizeComplaints([file('model/a.ts', text)])).toEqual([
      'model/a.ts:1: long has 61 lines, more than 60',
    ]);
  });

  it('have a median of 8 lines and a 90th percentile of 25 at most', () => {
    expect(functionSizeComplaints([file('model/a.ts', body(26))])).toEqual([
      'the median function has 26 lines',
      '10 % of functions have 26 lines or more',
    ]);
  });

  it('of tests are not counted', () => {
    expect(functionSizeComplaints([file('test/a.ts', body(61))])).toEqual([]);
  });

  it('count when they have a name or braces, so one-line callbacks flatter no median', () => {
    const text = [
      'const named = () => 1;',
      'list.map((x) => x);',
      'list.map((x) => {',
      '  y;',
      '});',
      'class A {',
      '  m() {}',
      '}',
      'const o = { p() {}, q: () => 2 };',
    ].join('\n');
    expect(
      functionsOf(file('model/a.ts', text)).map(({ at, name, lines: length }) => `${at} ${name} ${length}`),
    ).toEqual(['model/a.ts:1 named 1', 'model/a.ts:3  3', 'model/a.ts:7 m 1', 'model/a.ts:9 p 1', 'model/a.ts:9 q 1']);
  });
});

describe('the quantile', () => {
  it('is the nearest rank', () => {
    expect([quantile([3, 1, 2], 0.5), quantile([1, 2, 3, 4], 0.5), quantile([], 0.5)]).toEqual([2, 2, 0]);
  });
});
