import { slotsNeeded } from '../model/proof.ts';
import { unavailableBelow } from './availability.ts';
import type { ReturnRule } from '../model/return-rule.ts';

/** Slots in the order in which they were due: one at each place, or all of a step. Of a step the bad ones count as before the good. */
export interface Row {
  /** First place. */
  readonly from: number;
  /** One behind the last place. */
  readonly to: number;
  /** Good slots at a place. */
  readonly goodAt: (place: number) => number;
  /** Bad slots at a place. */
  readonly badAt: (place: number) => number;
}

/** A part of an interruption in which users were not served, by places. */
export interface Part {
  /** First bad slot. */
  readonly firstBad: number;
  /** Last bad slot. */
  readonly lastBad: number;
}

/** A row of single slots: 1 good, 0 bad. */
export const rowOf = (good: Uint8Array, from = 0, to = good.length): Row => ({
  from,
  to,
  goodAt: (place) => good[place] as number,
  badAt: (place) => 1 - (good[place] as number),
});

/**
 * Good slots beyond nine of ten that show that users were served for a while: as many as show it without a bad one, and a
 * quarter of a return at least, but no more than half of one, as seldom requests would need longer for it than a return takes.
 */
export const leastServed = ({ run }: ReturnRule): number =>
  Math.ceil(Math.min(Math.max(slotsNeeded(unavailableBelow), run / 4), run / 2));

/** What a bad slot costs in good ones where the share of good ones is to be that below which nothing is available. */
const costOfBad = Math.round(unavailableBelow / (1 - unavailableBelow));

/** A stretch in which users were served: begins behind the bad slots of its first place, ends before a place. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The parts of an interruption between which users were served for less than a return takes: a stray bad slot, or an outage
 * that was over for a moment, is no part of a later outage. Needs a row that begins and ends with a bad slot.
 */
export function partsOf(row: Row, least: number): readonly Part[] {
  const stretches = servedIn(row, least);
  const parts: Part[] = [];
  let [passed, firstBad, lastBad] = [0, row.from, row.from];
  for (let place = row.from; place < row.to; place++) {
    if (row.badAt(place) === 0) continue;
    const next = stretches[passed];
    if (next && place > next.from && place < next.to) continue;
    if (next && place >= next.to) {
      parts.push({ firstBad, lastBad });
      while (passed < stretches.length && place >= (stretches[passed] as Stretch).to) passed++;
      firstBad = place;
    }
    lastBad = place;
  }
  return [...parts, { firstBad, lastBad }];
}

/** Stretches with so many good slots more than the share asks for, each up to where it had most; one ends when it lost as many. */
function servedIn({ from, to, goodAt, badAt }: Row, least: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [score, top] = [0, 0];
  let stretch = { from, to: from };
  const close = (place: number): void => {
    if (top >= least) stretches.push(stretch);
    [score, top, stretch] = [0, 0, { from: place, to: place }];
  };
  for (let place = from; place < to; place++) {
    const bad = badAt(place);
    score -= costOfBad * bad;
    if (bad > 0 && (score <= 0 || (top >= least && score <= top - least))) close(place);
    score += goodAt(place);
    if (score > top) [top, stretch] = [score, { from: stretch.from, to: place + 1 }];
  }
  close(to);
  return stretches;
}
