import { describe, expect, it } from 'vitest';
import { returnRule } from '../../model/return-rule.ts';
import { leastServed, partsOf, rowOf } from '../../verdict/parts.ts';
import { slotsIn } from '../support/slot-text.ts';

const parts = (text: string, least = 29): readonly unknown[] =>
  partsOf(rowOf(slotsIn(text)), least).map(({ firstBad, lastBad }) => [firstBad, lastBad]);

/** Runs of one text again and again. */
const again = (times: number, text: string): string => Array.from({ length: times }, () => text).join(' ');

describe('partsOf', () => {
  it('leaves an outage whole, lucky answers and all', () => {
    expect(parts('100b')).toEqual([[0, 99]]);
    expect(parts('40b 5g 40b 20g 10b')).toEqual([[0, 114]]);
    expect(parts('1b')).toEqual([[0, 0]]);
  });

  it('tells a stray from the outage that began when users had been served for a while', () => {
    expect(parts('1b 28g 50b')).toEqual([[0, 78]]);
    expect(parts('1b 29g 50b')).toEqual([
      [0, 0],
      [30, 79],
    ]);
  });

  it('tells two outages from each other, and does not count the time between them', () => {
    expect(parts('60b 80g 30b')).toEqual([
      [0, 59],
      [140, 169],
    ]);
  });

  it('takes a few failures among many answers for served, to where the answers stop', () => {
    expect(parts(`${again(10, '1b 24g')} 60b`)).toEqual([
      [0, 0],
      [250, 309],
    ]);
  });

  it('sees users served again after each of several outages', () => {
    expect(parts('1b 100g 7b 40g 50b')).toEqual([
      [0, 0],
      [101, 107],
      [148, 197],
    ]);
  });

  it('never takes half of the requests for served, nor four of five', () => {
    expect(parts(`${again(300, '1b 1g')} 1b`)).toEqual([[0, 600]]);
    expect(parts(`${again(300, '1b 4g')} 1b`)).toEqual([[0, 1500]]);
  });

  it('reads a step with several slots, the bad ones first', () => {
    const [good, bad] = [
      [9, 10, 10, 10, 0],
      [1, 0, 0, 0, 10],
    ];
    const row = { from: 0, to: 5, goodAt: (at: number) => good[at] ?? 0, badAt: (at: number) => bad[at] ?? 0 };
    expect(partsOf(row, 29)).toEqual([
      { firstBad: 0, lastBad: 0 },
      { firstBad: 4, lastBad: 4 },
    ]);
  });
});

describe('leastServed', () => {
  it('asks for as many as show it, for a quarter of a second, and for no more than half a return', () => {
    const leasts = [1, 30, 60, 120, 300].map((rate) => leastServed(returnRule(rate, 0.98)));
    expect(leasts).toEqual([10, 15, 29, 30, 75]);
  });
});
