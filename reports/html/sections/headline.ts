import type { Sentence } from '../../words/sentence.ts';
import { headlineOf } from '../../words/headline.ts';
import { outcomeOf } from '../../words/outcome.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { icons } from '../icon.ts';
import type { Section } from '../section.ts';

/** The sentences a manager would quote, worst first. The page's first heading is its title, so it has none of its own. */
export const headline: Section = {
  id: 'headline',
  title: 'Findings',
  body(verdict) {
    const { proven, survives, unknown, broken } = headlineOf(verdict);
    return html`<ul class="headline">
        ${[...proven, ...survives, ...unknown].map((one) => item(one.finding, one))}
        ${broken.map((one) => item('broken', one))}
      </ul>
      <p class="small">${outcomeOf(verdict)}</p>`;
  },
};

const item = (kind: keyof typeof icons, { text, experiment }: Sentence): Html =>
  html`<li class="${kind}">
    ${icons[kind]}<span>${lead(text)}${experiment && html` <a href="#${experiment}">Proof</a>`}</span>
  </li>`;

/** What happens to whom stands out; the numbers follow. */
function lead(text: string): Html {
  const end = text.indexOf(': ');
  return end < 0 ? html`${text}` : html`<strong>${text.slice(0, end)}</strong>${text.slice(end)}`;
}
