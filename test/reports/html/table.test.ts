import { describe, expect, it } from 'vitest';
import { grid, numbersFolded } from '../../../reports/html/table.ts';

const rows = [
  ['all', 'a', 'a', 'a'],
  ['some', 'a', 'a', 'b'],
  ['none', 'a', 'b', 'a'],
];
const told = (way?: 'across' | 'together'): readonly string[] =>
  [...grid('t', ['', 'x', 'y', 'z'], [{ rows }], way).markup.matchAll(/<tr><th>(\w+)(.*)/g)].map(
    ([, , cells = '']) => cells,
  );

describe('a row of a table', () => {
  it('has a cell for each column', () => {
    expect(told()).toEqual(['<td>a<td>a<td>a', '<td>a<td>a<td>b', '<td>a<td>b<td>a']);
  });
  it('joins equal neighbours where columns follow each other', () => {
    expect(told('across')).toEqual(['<td colspan=3>a', '<td colspan=2>a<td>b', '<td>a<td>b<td>a']);
  });
  it('joins all of its cells or none where columns are things apart', () => {
    expect(told('together')).toEqual(['<td colspan=3>a', '<td>a<td>a<td>b', '<td>a<td>b<td>a']);
  });
});

describe('a table that is long', () => {
  const long = Array.from({ length: 25 }, (_, index) => [`row ${index}`, index]);
  it('is folded, and a short one is not', () => {
    expect(numbersFolded('c', ['', 'n'], long).markup).toContain('<summary>c</summary>');
    expect(numbersFolded('c', ['', 'n'], long.slice(1)).markup).not.toContain('<summary>');
  });
});
