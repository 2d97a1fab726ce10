import { alpha } from '../model/proof.ts';
import type { Row } from './parts.ts';
import { endsBest } from './upturn.ts';

/** Fewest good slots in a row that may be the begin of a return, where there are too few bad ones to go by chance. */
const fewestBack = 3;

/**
 * Bad slots from which on any number in a row may be. Who is served by chance alone has as good a chance of the longest row between
 * any two of them: it is the last of n + 1 rows, and longer than all others, in one of n + 1 cases at most.
 */
const fewestBad = Math.ceil(1 / alpha) - 1;

/**
 * Whether a row ends in more good slots in a row than it has anywhere before, a single stray among them or not, or in a better share
 * of them: then what was interrupted may have been over, too shortly before the end to be sure. Who is served now and then has such
 * rows throughout.
 */
export const mayBeBack = (row: Row): boolean => endsInStreak(row) || endsBest(row);

function endsInStreak(row: Row): boolean {
  const streaks = streaksOf(row);
  const bad = streaks.length - 1;
  if (bad === 0 || (streaks.at(-1) as number) < (bad < fewestBad ? fewestBack : 1)) return false;
  const withStray = streaks.slice(1).map((length, place) => length + (streaks[place] as number));
  return isLongestLast(streaks) || isLongestLast(withStray);
}

const isLongestLast = (lengths: readonly number[]): boolean =>
  lengths.slice(0, -1).every((length) => length < (lengths.at(-1) as number));

/** Good slots in a row before, between and after the places with a bad one. */
function streaksOf({ from, to, goodAt, badAt }: Row): readonly number[] {
  const streaks = [0];
  for (let place = from; place < to; place++) {
    if (badAt(place) > 0) streaks.push(0);
    else streaks[streaks.length - 1] = (streaks.at(-1) as number) + goodAt(place);
  }
  return streaks;
}
