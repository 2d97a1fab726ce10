import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../bench/peers/chaos-toolkit.ts';
import { saidIn } from '../../../bench/peers/chaos-toolkit.ts';

const look = (second: number, isGood: boolean) => ({
  steady_state_met: isGood,
  probes: [
    {
      start: `2026-11-22T10:00:0${second}.000000+00:00`,
      end: `2026-11-22T10:00:0${second}.010000+00:00`,
      ...(isGood && { tolerance_met: true }),
    },
  ],
});

const journal = (during: Journal['steady_states']['during'], change: Partial<Journal> = {}): Journal => ({
  status: 'completed',
  deviated: false,
  steady_states: { before: look(0, true), ...(during && { during }), after: look(5, true) },
  ...change,
});

describe('what Chaos Toolkit says', () => {
  it('is nothing of an outage between its looks', () => {
    expect(saidIn(journal(undefined))).toEqual({ isNoticed: false, looks: 2, failed: 0, lengthMs: null });
  });

  it('is a length from the looks that failed to those around them', () => {
    const during = [look(1, true), look(3, false), look(2, false), look(4, true)];
    expect(saidIn(journal(during))).toEqual({ isNoticed: false, looks: 6, failed: 2, lengthMs: [1000, 3000] });
  });

  it('is that it noticed, when it says deviated or came to no end', () => {
    expect(saidIn(journal([], { deviated: true })).isNoticed).toBe(true);
    expect(saidIn(journal([], { status: 'failed' })).isNoticed).toBe(true);
  });

  it('has no length where the page was gone at its last look', () => {
    const last = { before: look(0, true), after: look(5, false) };
    expect(saidIn(journal([], { steady_states: last }))).toMatchObject({ failed: 1, lengthMs: null });
  });
});
