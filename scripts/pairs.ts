import { Failure } from '../model/failure.ts';

/** The suite that `--pairs` means: that of the pairs instead of the sweep; without it the one that is named. */
export function suiteWithPairs(named: string, pairs = false): string {
  if (!pairs) return named;
  if (named === 'sweep') return 'sweep-pairs';
  throw new Failure('bad-argument', { what: `${named} has no pairs`, why: '`--pairs` belongs to the suite `sweep`.' });
}
