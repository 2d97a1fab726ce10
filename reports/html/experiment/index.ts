import type { Cell } from '../../../model/cell.ts';
import type { Verdict } from '../../../model/verdict.ts';
import type { Sentence } from '../../words/sentence.ts';
import { unimpliedSentences } from '../../words/noticed.ts';
import { returningSentences } from '../../words/returning.ts';
import { sentencesOf } from '../../words/sentence.ts';
import { findingWord, truthWord } from '../../words/verdict-words.ts';
import type { Experiment } from '../../words/experiment.ts';
import { symptomOf } from '../../words/symptom.ts';
import { faultMeans } from '../../words/fault.ts';
import { describeWith } from '../../words/cell.ts';
import type { Html } from '../escape.ts';
import { html, unbroken } from '../escape.ts';
import { icons } from '../icon.ts';
import { change } from './change.ts';
import { episode } from './episode.ts';
import { measured } from './measured.ts';

/** One experiment: what it shows, how it went over time, expected and measured, what to change. */
export const experiment = (verdict: Verdict, one: Experiment): Html =>
  html`<section class="experiment" aria-labelledby="${one.id}">
    <h3 id="${one.id}">${one.title}</h3>
    <ul class="found">
      ${sentencesOf(one).map((each) => shown(each))}
    </ul>
    ${[...returningSentences(one), ...unimpliedSentences(one)].map((sentence) => html`<p>${sentence}</p> `)}
    <p class="small">${faultMeans[one.fault]} ${symptomOf(verdict, [one])}</p>
    ${one.episodes.length === 0 && html`<p>No data: it was never begun.</p>`}
    ${one.episodes.map((each) => episode(verdict, one, each))}
    <h4>Expected and measured</h4>
    ${unexpected(one)} ${measured(one)} ${change(verdict, one)}
  </section>`;

const shown = ({ finding, text }: Sentence): Html =>
  html`<li class="${finding}">${icons[finding]}<span>${unbroken(text)}</span></li>`;

/** Cells of which the table beside says too little: other than expected, unknown, of harmed data, of returning users only. */
function unexpected(one: Experiment): Html | false {
  const told = one.cells.filter((cell) => cell.expectation !== 'held' || cell.effect === 'data');
  const all = [...told, ...one.returning];
  return (
    all.length > 0 &&
    html`<ul class="small">
      ${all.map((cell) => html`<li>${expectationOf(one, cell)}</li>`)}
    </ul>`
  );
}

/** "write: SPOF, as expected. If …", or with what was expected instead. */
const expectationOf = ({ episodes }: Experiment, cell: Cell): Html => {
  const { arm, operation, expected, finding, expectation } = cell;
  const instead = expectation === 'held' ? '' : ` (expected: ${findingWord[expected]})`;
  const found = `${findingWord[finding]}, ${truthWord[expectation]}${instead}`;
  return html`${expectation === 'broken' && icons.broken}
    <b>${operation}${arm === 'returning' && ' over kept connections'}</b>: ${found}. ${describeWith(cell, episodes)}`;
};
