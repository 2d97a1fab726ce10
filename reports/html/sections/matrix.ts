import type { Cell } from '../../../model/cell.ts';
import { operationNames } from '../../../model/stack.ts';
import type { OperationName } from '../../../model/stack.ts';
import type { Verdict } from '../../../model/verdict.ts';
import type { Experiment } from '../../words/experiment.ts';
import { faultsOf } from '../../words/experiment.ts';
import { keyNumber, lossOf } from '../../words/measure.ts';
import { operationDoes, operationTitle } from '../../words/operation.ts';
import { keptBeside } from '../../words/sentence.ts';
import { findingWord } from '../../words/verdict-words.ts';
import type { Html, Part } from '../escape.ts';
import { html } from '../escape.ts';
import { icons } from '../icon.ts';
import type { Section } from '../section.ts';

/** What was taken away against what people do; on a narrow screen the same as a list. The sham is not in it: it took nothing away. */
export const matrix: Section = {
  id: 'matrix',
  title: 'What takes what down',
  word: 'Matrix',
  body(verdict) {
    const experiments = faultsOf(verdict);
    if (experiments.length === 0) return html`<p>No data: nothing was taken away.</p>`;
    const operations = operationNames.filter((name) => verdict.cells.some((cell) => cell.operation === name));
    return html`<table class="matrix ${experiments.length > 12 && 'dense'}" role="table">
        <caption class="hidden">
          Findings by what was taken away and what people do
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">taken away</th>
            ${operations.map((name) => columnHead(name))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${experiments.map((one, index) => row(one, operations, experiments[index - 1]?.target === one.target))}
        </tbody>
      </table>
      ${legend(verdict)}`;
  },
};

const columnHead = (name: OperationName): Html =>
  html`<th role="columnheader" scope="col">${operationTitle(name)}</th>`;

const row = (one: Experiment, operations: readonly OperationName[], again: boolean): Html =>
  html`<tr role="row" ${again && html` class="again"`}>
    <th role="rowheader" scope="row">
      <a href="#${one.id}">${one.target} <small>${one.fault}</small></a>
    </th>
    ${operations.map((name) => finding(one, name))}
  </tr> `;

function finding(one: Experiment, name: OperationName): Html {
  const cell = one.cells.find((candidate) => candidate.operation === name);
  const content = cell ? html`<a href="#${one.id}">${found(cell)}</a>${mark(cell, one)}` : 'no data';
  return html`<td role="cell" class="${cell?.finding ?? 'absent'}">
    <span class="of">${operationDoes[name]}</span>${content}
  </td>`;
}

const found = (cell: Cell): Html =>
  html`${icons[cell.finding]} <b>${findingWord[cell.finding]}</b><span>${keyNumber(cell)}</span
    ><small>${lossOf(cell).replace(/ requests? lost/, ' lost')}</small>`;

/** What the cell's own finding does not say: that something else was expected, or what only returning users lose. */
function mark(cell: Cell, one: Experiment): Part {
  const { expectation, expected } = cell;
  const kept = keptBeside(one, cell);
  return [
    expectation === 'broken' && html`<span class="mark">${icons.broken} expected ${findingWord[expected]}</span>`,
    kept && html`<span class="mark">${keptMark(kept)} over kept connections</span>`,
  ];
}

const keptMark = (kept: Cell): Part =>
  kept.finding === 'proven' ? [icons.proven, ' SPOF'] : [icons.broken, ` expected ${findingWord[kept.expected]}`];

const legend = (verdict: Verdict): Html =>
  html`<p class="small">
    Lost requests are counted at the client over a whole experiment, before and after the fault included.
    ${icons.broken} marks what the plan <code>${verdict.plan.suite}</code> did not expect.
  </p>`;
