import { describe, expect, it } from 'vitest';
import type { Trace } from '../../verdict/interruption.ts';
import { returnRule } from '../../model/return-rule.ts';
import { gapsOf } from '../../verdict/interruption.ts';

/** A trace of 100 slots a second from a text: runs such as `50g 3b 100g`. */
const traceOf = (text: string): Trace => {
  const good = text
    .split(' ')
    .flatMap((run) => Array.from({ length: Number.parseInt(run, 10) }, () => (run.endsWith('g') ? 1 : 0)));
  return { good: Uint8Array.from(good), dueMs: Float64Array.from(good, (_, index) => index * 10) };
};

const gaps = (text: string): readonly unknown[] =>
  gapsOf(traceOf(text), returnRule(100, 0.99)).map(({ firstBad, lastBad, back }) => [firstBad, lastBad, back]);

describe('gapsOf', () => {
  it('finds nothing in good slots, nor in none', () => {
    expect(gaps('300g')).toEqual([]);
    expect(gaps('0g')).toEqual([]);
  });

  it('brackets an interruption by its first and last bad slot and the sustained return', () => {
    expect(gaps('50g 80b 200g')).toEqual([[50, 129, 130]]);
  });

  it('is not ended by a lucky answer, nor by less than a second of them', () => {
    expect(gaps('50g 40b 1g 40b 200g')).toEqual([[50, 130, 131]]);
    expect(gaps('50g 40b 60g 40b 200g')).toEqual([[50, 189, 190]]);
  });

  it('allows one bad slot among the hundred of a return, which is an interruption of its own', () => {
    expect(gaps('50g 40b 50g 1b 200g')).toEqual([
      [50, 89, 90],
      [140, 140, 141],
    ]);
  });

  it('is not over without a return before the end of the trace', () => {
    expect(gaps('50g 300b')).toEqual([[50, 349, null]]);
    expect(gaps('50g 100b 19g')).toEqual([[50, 149, null]]);
  });

  it('takes a whole second for a return, up to the very end', () => {
    expect(gaps('50g 100b 98g')).toEqual([[50, 149, null]]);
    expect(gaps('50g 100b 100g')).toEqual([[50, 149, 150]]);
  });

  it('takes a stray bad slot near the end for what it is', () => {
    expect(gaps('200g 1b 10g')).toEqual([[200, 200, 201]]);
    expect(gaps('200g 1b')).toEqual([[200, 200, null]]);
    expect(gaps('200g 5b 3g 2b')).toEqual([[200, 209, null]]);
  });

  it('never sees a return while every second slot is bad', () => {
    expect(gaps(Array.from({ length: 200 }, () => '1b 1g').join(' '))).toEqual([[0, 398, null]]);
  });
});

describe('returnRule', () => {
  it('asks for a second, and for 20 slots at low rates', () => {
    expect(returnRule(200, 0.999)).toEqual({ run: 200, share: 0.99 });
    expect(returnRule(5, 0.95)).toEqual({ run: 20, share: 0.95 });
  });
});
