import type { AbsentSide, ClaimSide } from '../../model/claim.ts';
import { claims } from '../../plans/claims/index.ts';
import { code, markdownTable } from './markdown.ts';

/** Every claim, where it was said, and what is foreseen of it on which stacks. */
export function claimsTable(): string {
  const rows = claims.map(({ id, sentence, from, kind, original, remedied }) => [
    code(id),
    sentence,
    from.join(' '),
    foreseen(kind, original),
    foreseen(kind, remedied),
  ]);
  return markdownTable(['claim', 'sentence', 'from', 'on the original', 'on the remedied'], rows);
}

const words = { promise: { held: 'held', broken: 'broken' }, weakness: { held: 'proven', broken: 'refuted' } } as const;

function foreseen(kind: keyof typeof words, side: ClaimSide | AbsentSide | null): string {
  if (side === null) return '-';
  if ('absent' in side) return `unknown: ${side.absent}`;
  const stacks = [...new Set(side.shownBy.map(({ stack }) => stack))];
  return `${words[kind][side.foreseen]} (${stacks.map(code).join(', ')})`;
}
