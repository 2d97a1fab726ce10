import { doubtOf, trustOf } from '../../words/trust.ts';
import { html } from '../escape.ts';
import { icons } from '../icon.ts';
import type { Section } from '../section.ts';

/** One line when the run can be believed, the list of what speaks against it when not. */
export const trust: Section = {
  id: 'trust',
  title: 'Can I trust this run?',
  word: 'Trust',
  body(verdict) {
    const { whole, line, against } = trustOf(verdict);
    const doubts = html`<ul class="doubts">
      ${against.map((check) => html`<li>${doubtOf(check)}</li>`)}
    </ul>`;
    return html`<p class="${whole ? 'trusted' : 'doubted'}">${whole ? icons.refuted : icons.broken} ${line}</p>
      ${against.length > 0 && doubts}
      <details>
        <summary>What was checked</summary>
        <ul>
          ${verdict.validity.map(({ verdict: truth, sentence }) => html`<li>${truth}: ${sentence}</li>`)}
        </ul>
      </details>`;
  },
};
