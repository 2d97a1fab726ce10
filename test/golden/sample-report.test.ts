import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../reports/index.ts';
import { troubledFixture, withCells } from '../support/verdict-fixture.ts';

const text = (file: string): string => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');

/** What a reader sees of a page, in one line. */
const wordsOf = (page: string): string =>
  page
    .replaceAll(/<(script|style)>[^]*?<\/\1>|<[^>]+>/g, ' ')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s+/g, ' ');

/** Numbers with their words, as the guide quotes them: in marks of code, or said aloud. */
function quoted(guide: string): readonly string[] {
  const codes = [...guide.matchAll(/`([^`]*)`/g)].map(([, code = '']) => code.replaceAll(/\s+/g, ' '));
  const said = [...guide.matchAll(/"(At least \d[^"]*)"/g)].map(([, words = '']) => words.toLowerCase());
  return [...codes.filter((code) => /\d/.test(code) && code.includes(' ')), ...said];
}

describe('the guide to the report', () => {
  const quotes = quoted(text('how-to-read-the-report.md'));

  it('quotes the sample report, and no older one', () => {
    const sample = wordsOf(text('sample-report.html'));
    expect(quotes.filter((quote) => !sample.includes(quote))).toEqual([]);
    expect(quotes.length).toBeGreaterThan(3);
  });

  it('names the fields of the matrix as a report does in which some are not as expected', () => {
    const [, rows = ''] = /\| field \|.*\n\| -.*\n((?:\|.*\n)+)/.exec(text('how-to-read-the-report.md')) ?? [];
    const marked = rows.split('\n').flatMap((row) => (row.split('|')[1] ?? '').match(/(?<=\*\*|`)\w[^*`]*(?=\*\*|`)/g) ?? []);
    const fields = marked.filter((field) => !/\d/.test(field));
    const spared = { target: 'server1', operation: 'read' } as const;
    const verdict = withCells(troubledFixture(), spared, { expected: 'proven', expectation: 'broken' });
    const shown = wordsOf(/<table class="?matrix.*?<\/table>/s.exec(renderHtml(verdict))?.[0] ?? '');
    expect(fields.filter((field) => !shown.includes(field))).toEqual([]);
    expect(fields).toHaveLength(7);
  });

  it('would be found out with a number of another run', () => {
    expect(quoted('`594 of 2,083 requests lost` counts, and `502` or `-` do not')).toEqual([
      '594 of 2,083 requests lost',
    ]);
  });
});
