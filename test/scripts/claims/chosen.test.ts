import { describe, expect, it } from 'vitest';
import { claims } from '../../../plans/claims/index.ts';
import { chosenClaims } from '../../../scripts/claims/chosen.ts';

const ids = (only: string) => chosenClaims(only).map(({ id }) => id);

describe('chosenClaims', () => {
  it('takes all without names, and those named in the order of the list', () => {
    expect(chosenClaims(undefined)).toEqual(claims);
    expect(ids('primary-is-write-spof,balancer-is-spof')).toEqual(['balancer-is-spof', 'primary-is-write-spof']);
  });

  it('refuses a name that is none, and guesses what was meant', () => {
    expect(() => chosenClaims('balancer-is-spoof')).toThrow(/no claim `balancer-is-spoof`/);
    expect(() => chosenClaims('')).toThrow(/no claim/);
  });
});
