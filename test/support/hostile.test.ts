import { describe, expect, it } from 'vitest';
import { renderHtml, renderJUnit, renderSummary, renderTerminal } from '../../reports/index.ts';
import { pairSign } from '../../model/stack.ts';
import { hostileStrings, hostileVerdict } from './hostile.ts';
import { troubledFixture } from './verdict-fixture.ts';
import { xmlFaults } from './well-formed.ts';

/** Characters that act on a reader's screen; a line feed is the reports' own. */
const acting = /[^\P{C}\n]|[\u2028\u2029]/u;

const skeleton = (page: string): readonly string[] => page.match(/<\/?[a-z][a-z0-9]*/gi) ?? [];
const quotes = (page: string): number => page.split('"').length;
const pipes = (text: string): readonly number[] =>
  text.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
const calm = troubledFixture();

/**
 * Something harmless that is told in the same words: as long, with spaces where an attribute takes quotes, and with the sign of a
 * pair where there is one. A state that nobody knows is told of otherwise than UP, and what is too long for its place is not shown.
 */
const harmless = (text: string): string =>
  text.replaceAll(/[^]/g, (character) => {
    if (character === pairSign) return pairSign;
    return /[\w.%#:,-]/.test(character) ? 'x' : ' ';
  });

describe.each(hostileStrings.map((text) => ({ text, shown: JSON.stringify(text) })))(
  'with $shown in every name and fact',
  ({ text }) => {
    const verdict = hostileVerdict(text, calm);
    const like = hostileVerdict(harmless(text), calm);

    it('the page has the same tags and attributes as without', () => {
      const page = renderHtml(verdict);
      expect(skeleton(page)).toEqual(skeleton(renderHtml(like)));
      expect(quotes(page)).toBe(quotes(renderHtml(like)));
      expect(page).not.toMatch(acting);
    });
    it('the XML stays well-formed', () => {
      expect(xmlFaults(renderJUnit(verdict))).toEqual([]);
    });
    it('the Markdown keeps its lines and its table, and gains no markup', () => {
      const summary = renderSummary(verdict);
      expect(pipes(summary)).toEqual(pipes(renderSummary(calm)));
      expect(summary.replaceAll('<br>', '')).not.toMatch(/[<>]|(?<!\\)[[\]`]|(?<!\\|\*)\*(?!\*)|:\/\/|@/);
      expect(summary).not.toMatch(acting);
    });
    it('the terminal is sent nothing but visible characters', () => {
      expect(renderTerminal(verdict, { color: false, width: 100 })).not.toMatch(acting);
    });
  },
);
