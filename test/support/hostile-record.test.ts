import { describe, expect, it } from 'vitest';
import { nameOrNothing } from '../../loadtests/answer.ts';
import { Failure } from '../../model/failure.ts';
import { renderHtml, renderJUnit, renderSummary, renderTerminal } from '../../reports/index.ts';
import { sentenceOf } from '../../scripts/announce.ts';
import { jsonText } from '../../scripts/json-text.ts';
import { openOutput } from '../../scripts/output.ts';
import { failureAsJson, presentFailure } from '../../scripts/present.ts';
import { judge, serializeVerdict } from '../../verdict/index.ts';
import { hostileRecord } from './hostile-record.ts';
import { hostileStrings } from './hostile.ts';
import { xmlFaults } from './well-formed.ts';

/** Characters that act on a reader's screen; a line feed is our own. */
const acting = /[^\P{C}\n]|[\u2028\u2029]/u;

/** Lines that a CI reads as commands: GitHub's at their begin, older and others' ones anywhere. */
const commandsIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim().startsWith('::') || /##\w*\[/.test(line));

/** What a user's terminal gets while a run goes on: each line as it is announced. */
function announced(hostile: string): string {
  const written: string[] = [];
  const stream = { isTTY: false, columns: 0, write: (text: string) => written.push(text) };
  const output = openOutput({ quiet: false, color: false }, { env: {}, stdout: stream, stderr: stream });
  for (const event of hostileRecord(hostile).events) {
    const sentence = sentenceOf(event);
    if (sentence !== undefined) output.note(sentence);
  }
  output.note(hostile);
  return written.join('');
}

describe.each(hostileStrings.map((text) => ({ text, shown: JSON.stringify(text).slice(0, 80) })))(
  'where a server, k6, a component or a user says $shown',
  ({ text }) => {
    const verdict = judge(hostileRecord(text));
    const calm = judge(hostileRecord('calm'));

    it('the judge finds what it finds without', () => {
      const findings = (of: typeof verdict): unknown => of.cells.map(({ finding, effect }) => [finding, effect]);
      expect(findings(verdict)).toEqual(findings(calm));
    });

    it('the page gains neither tags nor characters that act', () => {
      const page = renderHtml(verdict);
      expect(new Set(page.match(/<\/?[a-z][a-z0-9]*/gi))).toEqual(
        new Set(renderHtml(calm).match(/<\/?[a-z][a-z0-9]*/gi)),
      );
      expect(page).not.toMatch(acting);
    });

    it('the XML stays well-formed, and the summary free of markup', () => {
      expect(xmlFaults(renderJUnit(verdict))).toEqual([]);
      const summary = renderSummary(verdict);
      expect(summary.replaceAll('<br>', '')).not.toMatch(/[<>]|:\/\/|@/);
      expect(summary).not.toMatch(acting);
    });

    it.each([40, 100])('the terminal gets no character that acts and no command for a CI at %d columns', (width) => {
      const shown = renderTerminal(verdict, { color: false, width });
      expect(shown).not.toMatch(acting);
      expect(commandsIn(shown)).toEqual([]);
    });

    it('the verdict is JSON that says the same, without a character that acts', () => {
      const json = serializeVerdict(verdict);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(verdict)));
      expect(json).not.toMatch(acting);
    });

    it('what is announced meanwhile is lines, as many as without, none of them a command', () => {
      expect(announced(text).split('\n')).toHaveLength(announced('calm').split('\n').length);
      expect(announced('calm').split('\n').length).toBeGreaterThan(5);
      expect(announced(text)).not.toMatch(acting);
      expect(commandsIn(announced(text))).toEqual([]);
    });

    it('a failure says it without acting, as text and as JSON', () => {
      const failure = new Failure('component-not-ready', { what: text, why: text, next: text, log: [text] });
      const lines = presentFailure(failure, false);
      expect(lines.join('\n')).not.toMatch(acting);
      expect(commandsIn(lines.join('\n'))).toEqual([]);
      expect(lines).toHaveLength(4);
      const json = jsonText(failureAsJson(failure));
      expect(JSON.parse(json)).toEqual(failureAsJson(failure));
      expect(json).not.toMatch(acting);
    });

    it('no server can take it for its name', () => {
      expect(nameOrNothing(text)).toBe('');
    });
  },
);
