import type { ClaimsVerdict } from '../../../model/claims-verdict.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { distinct } from '../../words/list.ts';
import { operationKey } from '../chart/key.ts';
import { topology } from '../chart/topology.ts';
import type { Html } from '../escape.ts';
import { html } from '../escape.ts';
import { scrolling } from '../table.ts';

/** Two stacks beside each other. */
type Pair = readonly [original: string, remedied: string];

/** The original and the remedied stacks side by side, as their requests travel. */
export function pictures(claims: ClaimsVerdict, verdicts: readonly Verdict[]): Html {
  const pairs = pairsOf(claims).filter((pair) =>
    pair.every((name) => verdicts.some(({ stack }) => stack.name === name)),
  );
  if (pairs.length === 0) return html`<p>No data: no pair of stacks was run.</p>`;
  return html`<p>
      Requests travel from left to right. A heavy outline is a single point of failure, a dashed one is unknown; a thin
      one survives where it says so, and was not tried where it says nothing.
    </p>
    ${operationKey}${pairs.map((pair) => html`<div class="pair">${pair.map((name) => figure(name, pair, claims, verdicts))}</div>`)}`;
}

/** Every stack with a weakness beside each stack that takes it away. */
function pairsOf({ claims, counterfactuals }: ClaimsVerdict): readonly Pair[] {
  const remedied = counterfactuals.flatMap(({ stack, by }) => (by === null ? [] : [[stack, by] as const]));
  const said = claims.flatMap(({ kind, original, remedied: other }) => {
    const [first, ...rest] = original?.stacks ?? [];
    if (kind !== 'weakness' || first === undefined || rest.length > 0) return [];
    return (other?.stacks ?? []).map((name) => [first, name] as const);
  });
  return distinct([...remedied, ...said].map((pair) => pair.join(' ')))
    .map((names) => names.split(' '))
    .map(([first = '', second = '']) => [first, second] as const);
}

function figure(name: string, pair: Pair, { stacks }: ClaimsVerdict, verdicts: readonly Verdict[]): Html {
  const verdict = verdicts.find(({ stack }) => stack.name === name);
  const folder = stacks.find(({ stack }) => stack === name)?.folder ?? '';
  if (!verdict) return html`<p>No data.</p>`;
  const id = `${pair.join('-')}-${name}`;
  return html`<figure>
    ${scrolling(`Picture of ${name}`, topology(verdict, { id, page: `${folder}/report.html` }))}
    <figcaption>${name}: ${verdict.stack.title}</figcaption>
  </figure>`;
}
