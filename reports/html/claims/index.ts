import type { ClaimsVerdict } from '../../../model/claims-verdict.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { claimsTitle, correctionsIn } from '../../words/claim.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { iconSymbols } from '../icon.ts';
import { pageOf } from '../page.ts';
import { claimTable } from './claim-table.ts';
import { gapTable } from './gap-table.ts';
import { pictures } from './pictures.ts';
import { remedyTable } from './remedy-table.ts';
import { runTable } from './run-table.ts';
import { claimsStyle } from './style.ts';

/**
 * `claims.html`: every claim before and after the remedy, with the stacks side by side. One file, like the report of a run.
 * @param verdicts those of the stacks' runs, for their pictures
 */
export function renderClaimsPage(claims: ClaimsVerdict, verdicts: readonly Verdict[]): string {
  const title = claimsTitle(claims);
  return pageOf({
    title: `${title} (spofproof)`,
    about: `spofproof: claims about the architecture, ${claims.run.startedAt.slice(0, 16).replace('T', ' ') || 'no run'} UTC`,
    heading: title,
    findings: findingsOf(claims),
    sections: [
      { id: 'claims', title: 'Claims', body: claimTable(claims) },
      { id: 'pictures', title: 'Original and remedied', body: pictures(claims, verdicts) },
      { id: 'remedies', title: 'What each remedy does', body: remedyTable(claims) },
      { id: 'gaps', title: 'Failovers against their formulas', body: gapTable(claims) },
      { id: 'runs', title: 'Run it again', body: runTable(claims) },
    ],
    footer: html`Every number on this page is in claims.json beside it; the same runs give the same page.`,
    style: claimsStyle,
    script: null,
    symbols: iconSymbols,
  });
}

/** What a reader has to know first: where the descriptions are wrong, and what did not come out. */
function findingsOf(claims: ClaimsVerdict): Html {
  const off = claims.claims.filter(({ outcome }) => outcome !== 'held');
  return html`<ul>
    ${correctionsIn(claims).map((text) => html`<li><strong>Wrong as described</strong>: ${text}</li>`)}
    ${off.map(
      ({ id, sentence, outcome }) =>
        html`<li>
          <strong>${outcome === 'broken' ? 'Not as foreseen' : 'Not shown'}</strong>:
          <a href="#claim-${id}">${sentence}</a>
        </li>`,
    )}
  </ul>`;
}
