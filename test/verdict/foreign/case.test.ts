import { describe, expect, it } from 'vitest';
import type { ForeignCell } from '../../../model/foreign.ts';
import type { LooseEvent } from '../../support/foreign-evidence.ts';
import { cellOf, counting, episodeEvents, judgeText } from '../../support/foreign-evidence.ts';

const bars = { availability: 0.98, failoverBudgetMs: 1500, deadlineMs: 250 };

/** A sham, and a kill at 103.9 s that is healed at 200 s. */
const events: readonly LooseEvent[] = [
  ...episodeEvents(1, 0).map((event) => moved(event, { 4000: 41_000, 8000: 54_000, 12_000: 59_990 })),
  ...episodeEvents(2, 12_000).map((event) =>
    moved(event, { 12_000: 59_990, 16_000: 103_900, 20_000: 200_000, 24_000: 260_000 }),
  ),
];

/** The event with its moments where each of the given ones has gone, and what is near it as well. */
function moved(event: LooseEvent, to: Readonly<Record<number, number>>): LooseEvent {
  const move = (key: string): object => {
    if (typeof event[key] !== 'number') return {};
    const sinceMs = event[key] - 1_800_000_000_000;
    const from = Object.keys(to)
      .map(Number)
      .find((at) => Math.abs(at - sinceMs) < 200);
    return from === undefined ? {} : { [key]: event[key] - from + (to[from] ?? 0) };
  };
  return { ...event, ...move('at'), ...move('begunAt') };
}

/** Four reads a second, the first and the last of those that failed 1.25 s apart; their moments as k6 writes them. */
function readsIn(timeStepMs: number): ForeignCell {
  const lines = ['#start,read,1800000000000'];
  for (let beganMs = 185; beganMs < 260_000; beganMs += 250) {
    const isBad = beganMs >= 105_935 && beganMs <= 107_185;
    const waitMs = beganMs === 105_935 ? 60 : 1;
    const toldMs = Math.floor((beganMs + waitMs) / timeStepMs) * timeStepMs - waitMs;
    lines.push(`1,${lines.length},${toldMs},0,${waitMs},${isBad ? '503,1503,0' : '200,0,1'},,`);
  }
  return cellOf(judgeText(events, counting(`${lines.join('\n')}\n`), { bars, timeStepMs }), 'read');
}

describe('the length of an interruption', () => {
  it('holds the truth also where moments are whole seconds, which cut off as much as a step has', () => {
    const { expectation, outage } = readsIn(1000);
    expect(expectation).toBe('unknown');
    expect(outage?.lengthLowMs).toBeLessThanOrEqual(1250);
    expect(outage?.lengthHighMs).toBeGreaterThanOrEqual(1750);
    expect(readsIn(1)).toMatchObject({ expectation: 'unknown', outage: { lengthLowMs: 1249 } });
  });
});
