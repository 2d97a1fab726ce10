import { describe, expect, it } from 'vitest';
import { transactionsBetween } from '../../stack/gtid.ts';

describe('how far a replica is behind', () => {
  it.each([
    ['0-1-100', '0-1-107', 7],
    ['0-1-107', '0-1-107', 0],
    ['0-1-110', '0-1-107', 0],
    ['0-1-5,1-1-3', '0-1-7,1-2-4', 3],
    ['', '', 0],
    ['', '0-1-3', null],
    ['1-1-3', '0-1-3', null],
  ])('from %j to %j is %j transactions', (from, to, behind) => {
    expect(transactionsBetween(from, to)).toBe(behind);
  });
});
