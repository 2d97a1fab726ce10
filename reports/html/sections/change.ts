import { adviceOf } from '../../words/advice.ts';
import { html } from '../escape.ts';
import { icons } from '../icon.ts';
import type { Section } from '../section.ts';

/** What to do: each advice once, with everything it is for. */
export const change: Section = {
  id: 'change',
  title: 'What to change',
  word: 'Changes',
  body(verdict) {
    const all = adviceOf(verdict);
    if (all.length === 0) return null;
    return html`<ul class="found">
      ${all.map(
        ({ text, targets, finding }) =>
          html`<li class="${finding}">
            ${icons[finding]}<span><b>${targets.join(', ')}</b>: ${text}</span>
          </li>`,
      )}
    </ul>`;
  },
};
