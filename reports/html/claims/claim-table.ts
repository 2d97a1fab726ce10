import type { ClaimOutcome, ClaimsVerdict, SideVerdict } from '../../../model/claims-verdict.ts';
import type { Cell } from '../../../model/cell.ts';
import { sideInWords } from '../../words/claim.ts';
import { withCode } from '../code.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { icons } from '../icon.ts';
import { scrolling } from '../table.ts';

/** Every claim on both sides, with the numbers that carry it and what to change. */
export const claimTable = ({ claims }: ClaimsVerdict): Html =>
  scrolling(
    'Claims before and after the remedy',
    html`<table class="matrix claims">
      <thead>
        <tr>
          <th scope="col">claim</th>
          <th scope="col">original</th>
          <th scope="col">remedied</th>
          <th scope="col">what to change</th>
        </tr>
      </thead>
      <tbody>
        ${claims.map((claim) => row(claim))}
      </tbody>
    </table>`,
  );

const row = (claim: ClaimOutcome): Html =>
  html`<tr id="claim-${claim.id}">
    <th scope="row">
      ${claim.sentence}
      <small>${claim.id}; ${claim.from.join(', ')}</small>${claim.outcome === 'held' ? '' : doubt(claim)}
    </th>
    <td class="${lookOf(claim.original)}"><span class="of">original</span>${side(claim, claim.original)}</td>
    <td class="${lookOf(claim.remedied)}"><span class="of">remedied</span>${side(claim, claim.remedied)}</td>
    <td>
      ${withCode(claim.change)}${claim.correction !== null && html`<small>Wrong as described: ${claim.correction}</small>`}
    </td>
  </tr> `;

const doubt = ({ outcome }: ClaimOutcome): Html =>
  html`<span class="mark">${icons.broken} ${outcome === 'broken' ? 'not as foreseen' : 'could not be shown'}</span>`;

const side = (claim: ClaimOutcome, one: SideVerdict | null): Html =>
  one === null
    ? html`-`
    : html`<b>${sideInWords(claim, one)}</b>${one.because.map((text) => html`<small>${text}</small>`)}`;

/** A side that is as foreseen is sound; its own word says what was found. */
function lookOf(one: SideVerdict | null): Cell['finding'] | 'absent' {
  if (one === null) return 'absent';
  if (one.verdict === 'unknown') return 'unknown';
  return one.outcome === 'held' ? 'refuted' : 'proven';
}
