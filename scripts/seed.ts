import { Failure } from '../model/failure.ts';

/**
 * A seed as given on the command line.
 * @throws Failure `bad-argument`
 */
export function checkedSeed(given: number): number {
  if (Number.isSafeInteger(given) && given >= 0 && given < 2 ** 31) return given;
  throw new Failure('bad-argument', { what: `--seed ${given}`, why: 'A seed is a whole number from 0 to 2147483647.' });
}
