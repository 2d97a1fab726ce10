import type { Verdict } from '../../../model/verdict.ts';
import { adviceFor } from '../../words/advice.ts';
import type { Experiment } from '../../words/experiment.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';

/** What takes the single point of failure away, in full; what would shorten a gap is said once for all of them. */
export function change(verdict: Verdict, one: Experiment): Html | null {
  const advice = adviceFor(verdict, one);
  if (advice.length === 0) return null;
  return advice.some(({ finding }) => finding === 'proven')
    ? html`<h4>What to change</h4>
        ${advice.map(({ text }) => html`<p>${text}</p>`)}`
    : html`<p class="small">The gap can be shortened: <a href="#change">what to change</a>.</p>`;
}
