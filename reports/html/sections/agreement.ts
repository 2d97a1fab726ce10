import type { Cell } from '../../../model/cell.ts';
import { agreementWord, comparisonOf, surpriseOf } from '../../words/agreement.ts';
import { experimentsOf } from '../../words/experiment.ts';
import { count } from '../../words/number.ts';
import { findingWord } from '../../words/verdict-words.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { Section } from '../section.ts';
import { numbers } from '../table.ts';

/** Whether the drawing of the stack can be believed: what it predicted before the run, and what was measured. */
export const agreement: Section = {
  id: 'agreement',
  title: 'The drawing against the measurement',
  word: 'Drawing',
  body(verdict) {
    const comparison = comparisonOf(verdict);
    if (!comparison) return null;
    const experiments = experimentsOf(verdict);
    const idOf = (cell: Cell): string => experiments.find(({ cells }) => cells.includes(cell))?.id ?? '';
    const rows = comparison.counts.map(([kind, number]) => [agreementWord[kind], ...meaningOf[kind], count(number)]);
    return html`<p>${comparison.line}</p>
      ${
        comparison.surprises.length + comparison.pairs.length > 0 &&
        html`<ul>
          ${comparison.surprises.map((cell) => item(cell, idOf(cell)))}
          ${comparison.pairs.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>`
      }
      ${numbers('Cells by prediction and finding', ['agreement', 'the drawing', 'measured', 'cells'], rows)}`;
  },
};

/** What the drawing says and what was measured, by agreement. */
const meaningOf: Readonly<Record<keyof typeof agreementWord, readonly [string, string]>> = {
  'hidden-spof': [findingWord.refuted, findingWord.proven],
  'hidden-redundancy': [findingWord.proven, findingWord.refuted],
  'agreed-spof': [findingWord.proven, findingWord.proven],
  'agreed-redundant': [findingWord.refuted, findingWord.refuted],
  unknown: ['either', findingWord.unknown],
};

const item = (cell: Cell, id: string): Html => html`<li>${surpriseOf(cell)} <a href="#${id}">Proof</a></li>`;
