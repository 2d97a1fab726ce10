import { describe, expect, it } from 'vitest';
import type { ForeignCell } from '../../../model/foreign.ts';
import {
  cellOf,
  counting,
  healedMs,
  judgeText,
  killedMs,
  loadBegin,
  shamAndKill,
} from '../../support/foreign-evidence.ts';

/** The cell of reads, 100 a second, of which each waits for so long, or until its time-out. */
function cellWith(waitMs: (sinceMs: number) => number, timeoutMs = 60_000): ForeignCell {
  const lines = [`#start,read,${loadBegin}`];
  for (let n = 0; n < 2400; n++) {
    const wait = waitMs(n * 10);
    const ending = wait < timeoutMs ? `${wait},200,0,1,server2,` : `${timeoutMs},0,1050,0,,`;
    lines.push(`1,${n},${n * 10},0,${ending}`);
  }
  return cellOf(judgeText(shamAndKill(), counting(`${lines.join('\n')}\n`)), 'read');
}

/** Nobody is answered until a moment, and then all who wait. */
const frozenUntil =
  (thawMs: number) =>
  (sinceMs: number): number =>
    sinceMs >= killedMs && sinceMs < thawMs ? thawMs - sinceMs + 5 : 5;

/** From the fault on, everybody waits for so long. */
const slowBy =
  (lengthMs: number) =>
  (sinceMs: number): number =>
    sinceMs >= killedMs && sinceMs < healedMs ? lengthMs : 5;

describe('the effect of a freeze, in evidence from elsewhere', () => {
  it.each([1000, 60_000])('is an outage until healed, whatever the time-out: %i ms', (timeoutMs) => {
    const cell = cellWith(frozenUntil(healedMs), timeoutMs);
    expect(cell).toMatchObject({ finding: 'proven', effect: 'outage', expectation: 'held' });
  });

  it('is none of a service that was there, if late', () => {
    expect(cellWith(slowBy(600))).toMatchObject({ finding: 'unknown', effect: 'degraded' });
    expect(cellWith(slowBy(3700))).toMatchObject({ finding: 'unknown', effect: 'degraded' });
  });

  it('is no outage until healed where it was over by itself, however shortly before', () => {
    expect(cellWith(frozenUntil(killedMs + 3900)).finding).toBe('unknown');
  });
});
