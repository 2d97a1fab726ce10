import { describe, expect, it } from 'vitest';
import { enumerate } from '../../../reports/words/list.ts';
import {
  bracket,
  count,
  counted,
  moment,
  percent,
  percentAtLeast,
  percentAtMost,
} from '../../../reports/words/number.ts';

describe('numbers in words', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1204, '1,204'],
    [1_234_567, '1,234,567'],
  ])('%d reads %s', (value, text) => {
    expect(count(value)).toBe(text);
  });
  it('one has no plural', () => {
    expect([counted(1, 'request'), counted(2, 'request')]).toEqual(['1 request', '2 requests']);
  });
  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.99999, '> 99.99 %'],
    [0.00001, '< 0.01 %'],
    [0.9977, '99.77 %'],
    [0.5, '50.0 %'],
    [1 - 1e-15, '100 %'],
  ])('a share of %d reads %s, and only the whole is 100 %%', (share, text) => {
    expect(percent(share)).toBe(text);
  });
  it.each([
    [0.98996, '98.9 %', '99.0 %'],
    [0.9899, '98.9 %', '99.0 %'],
    [0.9996, '99.96 %', '99.96 %'],
    [0.99999, '99.99 %', '100.00 %'],
    [0.00001, '0.00 %', '0.01 %'],
    [0.29, '29.0 %', '29.0 %'],
    [0, '0 %', '0 %'],
    [1, '100 %', '100 %'],
  ])('a bound of %d reads at least %s and at most %s: never better than it is', (share, least, most) => {
    expect([percentAtLeast(share), percentAtMost(share)]).toEqual([least, most]);
  });
  it.each([
    [-3000, '-3.00 s'],
    [-0.2, '0 s'],
    [480, '480 ms'],
    [12_340, '12.3 s'],
  ])('the moment %d ms reads %s', (atMs, text) => {
    expect(moment(atMs)).toBe(text);
  });
  it('a bracket names a common unit once, and both when they differ', () => {
    expect([bracket(588, 614), bracket(900, 1200), bracket(5, 5)]).toEqual([
      '588 to 614 ms',
      '900 ms to 1.20 s',
      '5 ms',
    ]);
    expect([bracket(58_200, 59_300), bracket(58_200, 61_300), bracket(61_300, 65_000)]).toEqual([
      '58.2 to 59.3 s',
      '58.2 s to 1 min 2 s',
      '1 min 1 s to 1 min 5 s',
    ]);
  });
  it('lists end with and, or with or', () => {
    expect([enumerate([]), enumerate(['a']), enumerate(['a', 'b']), enumerate(['a', 'b', 'c'], 'or')]).toEqual([
      '',
      'a',
      'a and b',
      'a, b or c',
    ]);
  });
});
