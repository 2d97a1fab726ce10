import type { ClaimVerdict } from '../../../model/verdict.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import type { Section } from '../section.ts';

/** Sentences about the architecture, with the numbers that carry them. */
export const claims: Section = {
  id: 'claims',
  title: 'Claims about the architecture',
  word: 'Claims',
  body: ({ claims: all }) =>
    all.length === 0
      ? null
      : html`<ul>
          ${all.map((claim) => item(claim))}
        </ul>`,
};

const item = ({ verdict, sentence, because }: ClaimVerdict): Html =>
  html`<li><b>${verdict}</b>: ${sentence} <span class="small">(${because.join('; ') || 'no data'})</span></li>`;
