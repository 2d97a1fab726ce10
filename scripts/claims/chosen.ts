import type { Claim } from '../../model/claim.ts';
import { Failure } from '../../model/failure.ts';
import { nearest } from '../../model/name.ts';
import { claims } from '../../plans/claims/index.ts';

/**
 * The claims named, or all, in the order of the list.
 * @param only names with commas between
 * @throws Failure `bad-argument` for a name that is none
 */
export function chosenClaims(only: string | undefined): readonly Claim[] {
  if (only === undefined) return claims;
  const names = only.split(',');
  const known = claims.map(({ id }) => id);
  for (const name of names) if (!known.includes(name)) throw unknownClaim(name, known);
  return claims.filter(({ id }) => names.includes(id));
}

function unknownClaim(name: string, known: readonly string[]): Failure {
  const near = nearest(name, known);
  const why = near === undefined ? `The claims are: ${known.join(', ')}.` : `Did you mean \`${near}\`?`;
  return new Failure('bad-argument', { what: `no claim \`${name}\``, why });
}
