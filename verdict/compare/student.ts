import { betaChance } from '../beta.ts';

/** Chance that Student's t with so many degrees of freedom is above a positive value (Abramowitz and Stegun, 26.7.1). */
const chanceAbove = (t: number, freedom: number): number =>
  betaChance(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;

/** Halvings: more would not change a digit. */
const halvings = 100;

/** The value that Student's t exceeds with this chance, which is below one half. */
export function studentQuantile(chance: number, freedom: number): number {
  let high = 1;
  while (chanceAbove(high, freedom) > chance) high *= 2;
  let low = 0;
  for (let round = 0; round < halvings; round++) {
    const middle = (low + high) / 2;
    if (chanceAbove(middle, freedom) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
