import type { Opened } from '../model/opened.ts';
import type { ReturnRule } from '../model/return-rule.ts';
import type { SlotTable } from './slots.ts';
import { phaseCode } from './phases.ts';

/**
 * For how many of the last requests before the fault that were answered a connection had to be made. As many are looked at as make
 * a return: of those before them some are of users who came for the first time.
 */
export function openedIn(table: SlotTable, phase: Uint8Array, { run }: ReturnRule): Opened {
  const answered = Array.from(phase, (code, slot) => {
    const sample = code === phaseCode.control ? table.samples[table.sampleAt[slot] as number] : undefined;
    return sample && sample.status > 0 ? [sample] : [];
  }).flat();
  const last = answered.slice(-run);
  return { count: last.filter(({ opened }) => opened).length, of: last.length };
}

/** Those of several episodes together. */
export const allOpened = (parts: readonly Opened[]): Opened => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  of: parts.reduce((sum, part) => sum + part.of, 0),
});

/** Whether connections were not kept: most requests before the fault needed a new one, and so those under it say nothing of kept ones. */
export const isUnkept = ({ count, of }: Opened): boolean => 2 * count > of;
