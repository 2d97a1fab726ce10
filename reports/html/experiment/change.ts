import type { Verdict } from '../../../model/verdict.ts';
import type { Experiment } from '../../words/experiment.ts';
import { remediesFor, shorterGapFor } from '../../words/remedy.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';

/** What takes the single point of failure away; nothing when there is nothing to change. */
export function change({ stack }: Verdict, { target, fault, cells }: Experiment): Html | null {
  if (fault === 'sham') return null;
  const advice = cells.some((cell) => cell.finding === 'proven')
    ? remediesFor(stack, target)
    : cells.some((cell) => cell.outage !== null && cell.finding === 'refuted')
      ? shorterGapFor(stack, target)
      : [];
  return advice.length === 0
    ? null
    : html`<h4>What to change</h4>
        ${advice.map((sentence) => html`<p>${sentence}</p>`)}`;
}
