import { randomInt } from 'node:crypto';
import { Failure } from '../model/failure.ts';

/** What a dry run is drawn from when no seed is given; the parser is not told, so that one without effect is noticed. */
export const usualSeed = 1;

/**
 * A seed as given on the command line.
 * @throws Failure `bad-argument`
 */
export function checkedSeed(given: number): number {
  if (Number.isSafeInteger(given) && given >= 0 && given < 2 ** 31) return given;
  throw new Failure('bad-argument', { what: `--seed ${given}`, why: 'A seed is a whole number from 0 to 2147483647.' });
}

/** The seed that was asked for, or one that is drawn. */
export const seedOf = (given: number | undefined): number =>
  given === undefined ? randomInt(1, 2 ** 31) : checkedSeed(given);
