import type { ProbeFinding, ProbeNumber, ProbeReason } from '../model/probe-verdict.ts';

/** Something that was counted, out of how many where that has a meaning. */
export const count = (what: string, value: number, n?: number): ProbeNumber => ({
  what,
  value,
  unit: 'count',
  ...(n !== undefined && { n }),
});

/** The statement is true. */
export const held = (numbers: readonly ProbeNumber[]): ProbeFinding => ({ verdict: 'held', reasons: [], numbers });

/** The statement is not true, and this contradicts it. */
export const broken = (detail: string, numbers: readonly ProbeNumber[]): ProbeFinding => ({
  verdict: 'broken',
  reasons: [{ reason: 'contradicted', detail }],
  numbers,
});

/** Nobody can say. */
export const unknown = (reason: ProbeReason, detail: string, numbers: readonly ProbeNumber[] = []): ProbeFinding => ({
  verdict: 'unknown',
  reasons: [{ reason, detail }],
  numbers,
});
