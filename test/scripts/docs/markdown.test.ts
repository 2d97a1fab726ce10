import { expect, it } from 'vitest';
import { code, markdownTable } from '../../../scripts/docs/markdown.ts';

it('a table has a head, a rule and a line for each row', () => {
  expect(markdownTable(['a', 'b'], [['1', code('2')]])).toBe('| a | b |\n| --- | --- |\n| 1 | `2` |');
});

it('bars and line breaks in a cell do not break the table', () => {
  expect(markdownTable(['a'], [[' x | y\n  z ']])).toBe('| a |\n| --- |\n| x \\| y z |');
});
