import type { ClaimOutcome, ClaimsVerdict, Counterfactual, Felt, SideVerdict } from '../../model/claims-verdict.ts';
import type { Cell } from '../../model/cell.ts';
import type { Truth } from '../../model/truth.ts';
import { counted, percent } from './number.ts';
import { gapOf, nextToNothing } from './measure.ts';

/** What became of a sentence, by what it is: promises are kept, weaknesses are proven or refuted. */
const words: Readonly<Record<ClaimOutcome['kind'], Readonly<Record<Truth, string>>>> = {
  promise: { held: 'held', broken: 'broken', unknown: 'unknown' },
  weakness: { held: 'proven', broken: 'refuted', unknown: 'unknown' },
};

/** One side in a word; a dash where the claim says nothing of it. */
const sideWord = ({ kind }: Pick<ClaimOutcome, 'kind'>, side: SideVerdict | null): string =>
  side === null ? '-' : words[kind][side.verdict];

/** The same with what was foreseen, where that is not how it came out. */
export function sideInWords(claim: Pick<ClaimOutcome, 'kind'>, side: SideVerdict | null): string {
  const word = sideWord(claim, side);
  return side === null || side.outcome === 'held' ? word : `${word}, not ${words[claim.kind][side.foreseen]}`;
}

/** The sentence to quote: how many claims came out as foreseen. */
export function claimsTitle({ claims }: ClaimsVerdict): string {
  const number = (truth: Truth): number => claims.filter(({ outcome }) => outcome === truth).length;
  const [held, broken, unknown] = [number('held'), number('broken'), number('unknown')];
  const parts = [`${held} of ${counted(claims.length, 'claim')} came out as foreseen`];
  if (broken > 0) parts.push(`${broken} did not`);
  if (unknown > 0) parts.push(`${unknown} could not be shown`);
  return `${parts.join(', ')}.`;
}

/** What the descriptions get wrong, as measured. */
export const correctionsIn = ({ claims }: ClaimsVerdict): readonly string[] =>
  claims.flatMap(({ correction }) => correction ?? []);

/** What a fault did, in a few words: `0 % good, down > 3.01 s`, `50.1 % good, failing > 3.01 s`, `gap 1.63 to 1.68 s`. */
export function feltInWords(felt: Felt): string {
  const { finding, hold, outage } = felt;
  if (finding === 'unknown') return 'unknown';
  const gap = outage === null ? 'no gap' : gapOf({ finding, outage, slots: noSlots } as Cell);
  if (finding === 'refuted') return outage === null ? 'no gap' : `gap ${gap}`;
  if (hold === null) return `failing, down ${gap}`;
  return `${percent(hold.estimate)} good, ${hold.estimate > nextToNothing ? 'failing' : 'down'} ${gap}`;
}

const noSlots = { planned: 1, good: 0, bad: 0, dropped: 0, cut: 0, unknown: 0 };

/** Whether the remedy alone explains that a single point of failure is gone. */
export const explainedInWords: Readonly<Record<Counterfactual['verdict'], string>> = {
  explained: 'explained: the remedy alone removes it',
  unexplained: 'not explained: there is still one in its place',
  unknown: 'unknown',
};
