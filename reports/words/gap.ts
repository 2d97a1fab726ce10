import type { Gap } from '../../model/history.ts';
import { durationAtLeast } from '../../model/units.ts';
import { bracket } from './number.ts';

/** A gap of a history: `no gap`, `588 to 614 ms`, `> 4.95 s`. */
export function gapText(gap: Gap | null): string {
  if (gap === null) return 'no gap';
  return gap.highMs === null ? `> ${durationAtLeast(gap.lowMs)}` : bracket(gap.lowMs, gap.highMs);
}
