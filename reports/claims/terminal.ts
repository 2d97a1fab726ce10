import type { ClaimOutcome, ClaimsVerdict, Counterfactual, SideVerdict } from '../../model/claims-verdict.ts';
import type { Truth } from '../../model/truth.ts';
import { inert } from '../text/inert.ts';
import type { Paint } from '../text/paint.ts';
import { painted } from '../text/paint.ts';
import { visible } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';
import type { TerminalLook } from '../terminal.ts';
import { claimsTitle, correctionsIn, explainedInWords, feltInWords, sideInWords } from '../words/claim.ts';

const signs: Readonly<Record<Truth, string>> = { held: '✔', broken: '✖', unknown: '?' };
const paints: Readonly<Record<Truth, Paint>> = { held: 'good', broken: 'bad', unknown: 'open' };

/** What `prove claims` ends with: the table of claims with their numbers, what the remedies do, and the sum. */
export function renderClaimsTerminal(verdict: ClaimsVerdict, look: TerminalLook): string {
  const widest = Math.max(5, ...verdict.claims.map(({ id }) => id.length));
  const lines = [
    painted(look.color, 'strong', `  ${row(widest, 'claim', 'original', 'remedied')}`),
    ...verdict.claims.flatMap((claim) => claimLines(claim, widest, look)),
    '',
    ...remedyLines(verdict, look),
    ...correctionsIn(verdict).flatMap((text) => wrap(`Wrong as described: ${visible(text)}`, look.width, '  ')),
    ...wrap(claimsTitle(verdict), look.width).map((line) => painted(look.color, 'strong', line)),
  ];
  return `${lines.map(inert).join('\n')}\n`;
}

const row = (widest: number, name: string, original: string, remedied: string): string =>
  `${name.padEnd(widest)}  ${original.padEnd(24)}  ${remedied}`.trimEnd();

function claimLines(claim: ClaimOutcome, widest: number, look: TerminalLook): readonly string[] {
  const { id, outcome, original, remedied, change } = claim;
  const head = row(widest, id, sideInWords(claim, original), sideInWords(claim, remedied));
  const below = (text: string): readonly string[] => indented(text, look.width, '    ');
  return [
    `${painted(look.color, paints[outcome], signs[outcome])} ${head}`,
    ...[...becauseOf(original), ...becauseOf(remedied)].flatMap((text) => below(visible(text))),
    ...below(`change: ${visible(change)}`),
  ];
}

/** A sentence below its heading; what does not fit stands a little further in. */
const indented = (text: string, width: number, by: string): readonly string[] =>
  wrap(text, Math.max(width - by.length, 20), '  ').map((line) => `${by}${line}`);

const becauseOf = (side: SideVerdict | null): readonly string[] => side?.because ?? [];

function remedyLines({ counterfactuals }: ClaimsVerdict, look: TerminalLook): readonly string[] {
  if (counterfactuals.length === 0) return [];
  const lines = counterfactuals.flatMap((one) => indented(visible(remedyLine(one)), look.width, '  '));
  return [painted(look.color, 'strong', 'The same fault where only that is remedied'), ...lines, ''];
}

function remedyLine({ stack, fault, operation, before, by, after, verdict }: Counterfactual): string {
  const name = `${stack}, ${fault} ${before.target}, ${operation}: ${feltInWords(before)}`;
  if (by === null) return `${name}; no stack remedies only this`;
  const there = after.map((felt) => `${felt.target} ${feltInWords(felt)}`).join(', ');
  return `${name}; in ${by}: ${there || 'not shown'} (${explainedInWords[verdict]})`;
}
