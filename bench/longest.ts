import { defaults } from '../plans/defaults.ts';
import { returnRule } from '../model/return-rule.ts';
import type { Interruption } from '../verdict/outage.ts';
import { feltIn, longestOf } from '../verdict/outage.ts';
import type { SlotTable } from '../verdict/slots.ts';

/** The stretch of a load that is looked at, from its start. */
export interface Stretch {
  /** Its begin: the outage is later. */
  readonly fromMs: number;
  /** Its end: the outage is over long before, or it is not. */
  readonly untilMs: number;
}

/** The judge's own longest interruption of a stretch, told that nobody healed: who was taken away came back by itself. */
export function longestIn(table: SlotTable, ratePerSecond: number, { fromMs, untilMs }: Stretch): Interruption | null {
  const [begin, end] = [
    { controlEndMs: fromMs, actMs: fromMs, injectedMs: fromMs },
    { healBegunMs: untilMs, healedMs: untilMs, recoveredMs: untilMs, loadEndMs: untilMs },
  ];
  const rule = returnRule(ratePerSecond, 0.99);
  const { deadlineMs } = defaults;
  const patience = { deadlineMs, usualMs: deadlineMs };
  return longestOf(feltIn(table, { settledMs: 0, ...begin, ...end }, rule, patience).interruptions);
}
