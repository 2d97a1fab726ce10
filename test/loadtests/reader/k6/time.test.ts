import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../../loadtests/reader/k6/time.ts';

describe('a moment of k6', () => {
  it('is the same in every format that k6 has, and says how fine it is', () => {
    const whole = { atMs: 1_800_000_000_000, stepMs: 1000 };
    expect([
      readMoment('1800000000'),
      readMoment('2027-01-15T08:00:00Z'),
      readMoment('2027-01-15T10:00:00+02:00'),
    ]).toEqual([whole, whole, whole]);
    expect(readMoment('1800000000123')).toEqual({ atMs: 1_800_000_000_123, stepMs: 1 });
    const fine = { atMs: 1_800_000_000_123.456, stepMs: 1 };
    expect([readMoment('1800000000123456'), readMoment('1800000000123456789')]).toEqual([fine, fine]);
    expect(readMoment('2027-01-15T08:00:00.123456789Z')).toEqual(fine);
    expect(readMoment('2027-01-15T08:00:00.5+00:00')).toEqual({ atMs: 1_800_000_000_500, stepMs: 1 });
  });

  it('is nothing else', () => {
    const others = [
      '',
      '0',
      '18000000001',
      '-1800000000',
      '1800000000.5',
      'now',
      '2027-01-15',
      '2027-13-45T08:00:00Z',
      '2027-01-15 08:00:00Z',
    ];
    expect(others.filter((text) => readMoment(text) !== undefined)).toEqual([]);
  });
});
