import { describe, expect, it } from 'vitest';
import { highestTaken } from '../../bench/generator.ts';

const tried = (rate: number, dropped = 0, lagMs = 5) => ({ rate, books: { dropped, lagMs } });

describe('highestTaken', () => {
  it('is the last rate that the judge takes', () => {
    expect(highestTaken([tried(250), tried(500), tried(1000, 3)])).toBe(500);
    expect(highestTaken([tried(250), tried(500)])).toBe(500);
  });

  it('passes over no rate at which slots were dropped or begun late', () => {
    expect(highestTaken([tried(250), tried(500, 1), tried(1000)])).toBe(250);
    expect(highestTaken([tried(250), tried(500, 0, 500), tried(1000)])).toBe(250);
    expect(highestTaken([tried(250, 0, Number.POSITIVE_INFINITY)])).toBe(0);
  });
});
