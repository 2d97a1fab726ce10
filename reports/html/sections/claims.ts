import { html } from '../escape.ts';
import type { Section } from '../section.ts';

/** Sentences about the architecture, with the numbers that carry them. */
export const claims: Section = {
  id: 'claims',
  title: 'Claims about the architecture',
  body: ({ claims: all }) =>
    all.length === 0
      ? null
      : html`<ul>
          ${all.map((claim) => html`<li><b>${claim.verdict}</b>: ${claim.sentence} <span class="small">(${claim.because.join('; ') || 'no data'})</span></li>`)}
        </ul>`,
};
