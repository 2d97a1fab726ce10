import type { Verdict } from '../../../model/verdict.ts';
import type { Experiment } from '../../words/experiment.ts';
import { faultMeans } from '../../words/fault.ts';
import { describeCell } from '../../words/cell.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { icons } from '../icon.ts';
import { change } from './change.ts';
import { episode } from './episode.ts';
import { measured } from './measured.ts';

/** One experiment: the sentences, how it went over time, what was measured, what was seen of the fault, what to change. */
export const experiment = (verdict: Verdict, one: Experiment): Html =>
  html`<section class="experiment" aria-labelledby="${one.id}">
    <h3 id="${one.id}">${one.title}</h3>
    <p class="small">${faultMeans[one.fault]}</p>
    <ul class="found">
      ${one.cells.map((cell) => html`<li class="${cell.finding}">${cell.expectation === 'broken' ? icons.broken : icons[cell.finding]}<span>${describeCell(cell)}</span></li>`)}
    </ul>
    ${one.episodes.length === 0 && html`<p>No data: it was never begun.</p>`}
    ${one.episodes.map((each) => episode(one, each))} ${measured(one)} ${change(verdict, one)}
  </section> `;
