import type { ClaimsVerdict, Counterfactual } from '../../../model/claims-verdict.ts';
import { explainedInWords, feltInWords } from '../../words/claim.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { scrolling } from '../table.ts';

/** Each single point of failure before, and after its own remedy: the effect to expect of it, as measured. */
export function remedyTable({ counterfactuals }: ClaimsVerdict): Html {
  if (counterfactuals.length === 0) return html`<p>No data: no single point of failure was proven.</p>`;
  return html`<p>
      The same fault in a stack that remedies only what failed. Where every part that stands in its place survives, the
      remedy alone explains the difference, and its effect is what to expect of it.
    </p>
    ${scrolling(
      'Before and after the remedy',
      html`<table class="matrix claims">
        <thead>
          <tr>
            <th scope="col">taken away</th>
            <th scope="col">before</th>
            <th scope="col">after</th>
            <th scope="col">remedy</th>
          </tr>
        </thead>
        <tbody>
          ${counterfactuals.map((one) => row(one))}
        </tbody>
      </table>`,
    )}`;
}

const row = (one: Counterfactual): Html =>
  html`<tr>
    <th scope="row">${one.before.target} <small>${one.fault}, ${one.operation}; ${one.stack}</small></th>
    <td class="proven"><span class="of">before</span><b>SPOF</b><span>${feltInWords(one.before)}</span></td>
    <td class="${one.verdict === 'explained' ? 'refuted' : one.verdict === 'unexplained' ? 'proven' : 'unknown'}">
      <b>${explainedInWords[one.verdict]}</b>${after(one)}
    </td>
    <td>${one.change ?? 'No stack remedies only this.'}</td>
  </tr> `;

const after = ({ by, after: felt }: Counterfactual): Html =>
  html`${felt.map((each) => html`<span>${each.target}: ${feltInWords(each)}</span>`)}${by !== null && html`<small>${by}</small>`}`;
