import type { ProbeFinding, ProbeNumber, ProbeReason } from '../model/probe-verdict.ts';

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
