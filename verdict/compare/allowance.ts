import type { HistoryCell, HistoryLine } from '../../model/history.ts';

/** Kayenta's tolerance band, as a share of what is estimated. */
export const tolerance = 0.25;

/**
 * By how much the gaps of two runs may differ although nothing changed. A gap begins at any moment between two looks of the
 * balancer, so the time its settings leave open for noticing is one thing that differs; a stall of less than a deadline leaves no bad
 * request at all, so a deadline is another; a quarter of the gap (the tolerance band of Kayenta) stands for all timers that are
 * not known here, such as those of keepalived. The largest of them counts.
 */
export function allowanceMs({ gap, notice }: Pick<HistoryCell, 'gap' | 'notice'>, deadlineMs: number): number {
  const openMs = notice ? notice.highMs - notice.lowMs : 0;
  return Math.max(openMs, deadlineMs, tolerance * (gap?.highMs ?? gap?.lowMs ?? 0));
}

/** The deadline of a request in a run. */
export const deadlineOf = ({ settings }: Pick<HistoryLine, 'settings'>): number => settings['load.deadlineMs'] ?? 0;
