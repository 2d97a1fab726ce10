/** How many good slots in a row make a return. */
export interface ReturnRule {
  /** Length of the run: max(20, slots of one second). */
  readonly run: number;
  /** Share of the run that must be good: 0.99, or the bar of the plan where that is lower. */
  readonly share: number;
}

/** Fewest slots that can show a return. */
const leastRun = 20;

/** The rule for a rate: a return must last a second, and 20 slots at least. */
export const returnRule = (ratePerSecond: number, bar: number): ReturnRule => ({
  run: Math.max(leastRun, Math.round(ratePerSecond)),
  share: Math.min(0.99, bar),
});

/** Bad slots that a run may have. */
export const badInRun = ({ run, share }: ReturnRule): number => Math.floor((1 - share) * run + 1e-9);

/** The same where what is watched ends with it. One stray may be in any: whether it was more than that nobody can know. */
export const badInLastRun = (rule: ReturnRule): number => Math.max(1, badInRun(rule));
