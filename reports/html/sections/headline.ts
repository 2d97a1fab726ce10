import type { Sentence } from '../../words/sentence.ts';
import { headlineOf } from '../../words/headline.ts';
import { outcomeOf } from '../../words/outcome.ts';
import { gateInWords, gateLineInWords, worseLines } from '../../words/gate.ts';
import type { GateVerdict } from '../../../model/baseline.ts';
import type { Truth } from '../../../model/truth.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { adviceFor } from '../../words/advice.ts';
import { faultsOf } from '../../words/experiment.ts';
import { distinct } from '../../words/list.ts';
import { symptomOf } from '../../words/symptom.ts';
import type { Html, Part } from '../escape.ts';
import { html, unbroken } from '../escape.ts';
import { icons } from '../icon.ts';
import type { Section } from '../section.ts';

/** The sentences a manager would quote, worst first. The page's first heading is its title, so it has none of its own. */
export const headline: Section = {
  id: 'headline',
  title: 'Findings',
  body(verdict, gate) {
    const { proven, survives, unknown, broken } = headlineOf(verdict);
    return html`<ul class="headline">
        ${proven.map((one, index) => item(one.finding, one, isFirst(proven, index) && because(verdict, one)))}
        ${[...survives, ...unknown].map((one) => item(one.finding, one))} ${broken.map((one) => item('broken', one))}
      </ul>
      <p class="small">${outcomeOf(verdict)}</p>
      ${gate && gatePart(gate)}`;
  },
};

/** What decided in place of the plan's expectations: the sentence, and each line that kept the gate from passing. */
function gatePart(gate: GateVerdict): Html {
  const worse = worseLines(gate);
  const items = worse.map(
    (line) => html`<li>${icons[gateKinds[line.verdict]]}<span>${gateLineInWords(line)}</span></li>`,
  );
  return html`<p><strong>${gateInWords(gate)}</strong></p>
    ${
      worse.length > 0 &&
      html`<ul class="found">
        ${items}
      </ul>`
    }`;
}

/** The drawing beside a line of a gate. */
const gateKinds: Readonly<Record<Truth, keyof typeof icons>> = {
  held: 'refuted',
  broken: 'broken',
  unknown: 'unknown',
};

/** An experiment that has several sentences is explained below the first of them. */
const isFirst = (all: readonly Sentence[], index: number): boolean =>
  all[index]?.experiment === '' || all.findIndex(({ experiment }) => experiment === all[index]?.experiment) === index;

const item = (kind: keyof typeof icons, sentence: Sentence, more: Part = null): Html => {
  const { text, experiment, proofs = [] } = sentence;
  const small = [proofs.length > 0 && proofsIn(proofs), more].filter((part) => part !== false && part !== null);
  return html`<li class="${kind}">
    ${icons[kind]}<span
      >${lead(text)}${experiment && html` <a href="#${experiment}">Proof</a>`}${small.length > 0 && html` <small>${small}</small>`}</span
    >
  </li>`;
};

/** Where the seconds are that prove it; of several experiments each by its name. */
const proofsIn = (proofs: NonNullable<Sentence['proofs']>): Part => [
  'Proof: ',
  proofs.map(({ id, title }, index) => [index > 0 && ', ', html`<a href="#${id}">${title}</a>`]),
  '. ',
];

/** What users saw of it, and the first step against it. */
function because(verdict: Verdict, { experiment, proofs, finding }: Sentence): Part {
  const ids = proofs?.map(({ id }) => id) ?? [experiment];
  const group = faultsOf(verdict).filter(({ id }) => ids.includes(id));
  if (finding !== 'proven') return null;
  const steps = distinct(group.flatMap((one) => adviceFor(verdict, one)).map(({ text }) => firstOf(text)));
  const advice = steps.length > 0 && html`<a href="#change">What to change</a>: ${steps.join(' ')}`;
  return [symptomOf(verdict, group), ' ', advice];
}

const firstOf = (text: string): string => text.slice(0, text.indexOf('. ') + 1) || text;

/** What happens to whom stands out; the numbers follow. */
function lead(text: string): Html {
  const end = text.indexOf(': ');
  return end < 0 ? html`${unbroken(text)}` : html`<strong>${text.slice(0, end)}</strong>${unbroken(text.slice(end))}`;
}
