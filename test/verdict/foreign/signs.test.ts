import { describe, expect, it } from 'vitest';
import { signsOf } from '../../../verdict/foreign/signs.ts';

/** Ten steps of 2 ms, of which the last four before the healing at 16 tell who had ended. */
const look = { fromMs: 0, toMs: 20, stepMs: 2, sinceMs: 8, untilMs: 16 };
const row = (...pairs: readonly (readonly [good: number, bad: number])[]): Uint32Array =>
  Uint32Array.from(pairs.flat());
const close = row([1, 0], [0, 1], [0, 1], [0, 1], [4, 0], [4, 0], [3, 1], [2, 0], [5, 0], [5, 0]);

describe('what was seen before a healing was begun', () => {
  it('is every request of the steps before, and of the last ones who had ended by then', () => {
    const ended = row([4, 0], [4, 0], [1, 1], [1, 0]);
    expect(signsOf({ close, ended, usualMs: 20 }, look)).toEqual(
      row([1, 0], [0, 1], [0, 1], [0, 1], [4, 0], [4, 0], [1, 1], [1, 0]),
    );
  });

  it('is bad where somebody had waited longer than is usual, and nothing where not', () => {
    const ended = row([1, 0], [0, 0], [1, 0], [1, 0]);
    expect(signsOf({ close, ended, usualMs: 4 }, look).slice(8)).toEqual(row([1, 3], [0, 4], [1, 0], [1, 0]));
  });

  it('ends with the last one that had ended, as who came behind it may have been served by the healing', () => {
    expect(signsOf({ close, ended: row([2, 0], [0, 1], [0, 0], [0, 0]), usualMs: 0 }, look)).toEqual(
      row([1, 0], [0, 1], [0, 1], [0, 1], [2, 2], [0, 4]),
    );
    expect(signsOf({ close, ended: new Uint32Array(8), usualMs: 0 }, look)).toEqual(close.slice(0, 8));
  });
});
