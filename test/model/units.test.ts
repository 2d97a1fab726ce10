import { describe, expect, it } from 'vitest';
import {
  durationAtLeast,
  durationAtMost,
  elapsedMs,
  epochMs,
  formatDuration,
  heldAgainst,
  later,
  parseDuration,
} from '../../model/units.ts';

describe('parseDuration', () => {
  it.each([
    ['250ms', 250],
    ['0s', 0],
    ['1.5s', 1500],
    ['2m', 120_000],
    ['1h', 3_600_000],
    [' 5s ', 5000],
    ['8.12s', 8120],
    ['16.1s', 16_100],
    ['0.000001ms', 0.000001],
    ['1.000001h', 3_600_003.6],
    ['999999999.999999h', 3_600_000_000_000_000 - 3.6],
  ])('reads %s as %f ms', (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
  });

  it('reads every hundredth of a second as that many milliseconds, and none as a little less', () => {
    const hundredths = Array.from({ length: 6000 }, (_, n) => n);
    expect(hundredths.filter((n) => parseDuration(`${n / 100}s`) !== 10 * n)).toEqual([]);
  });

  it.each([
    '',
    '5',
    's',
    '5 s',
    '-5s',
    '+5s',
    '5sec',
    '5S',
    '1e3s',
    '5,5s',
    '.5s',
    '5.s',
    'Infinitys',
    'NaNs',
    '1234567890s',
    '5s5s',
  ])('does not take %j for a duration', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [479.6, '480 ms'],
    [1000, '1.00 s'],
    [3200, '3.20 s'],
    [12_340, '12.3 s'],
    [60_000, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [119_600, '2 min 0 s'],
    [999.6, '1.00 s'],
    [9996, '10.0 s'],
    [59_960, '1 min 0 s'],
  ])('prints %f ms as %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});

/** What a text of a duration says, in milliseconds. */
const msOf = (text: string): number => {
  const [, minutes = '0', number = '', unit] = /^(?:(\d+) min )?([\d.]+) (ms|s)$/.exec(text) ?? [];
  return Number(minutes) * 60_000 + Number(number) * (unit === 'ms' ? 1 : 1000);
};

describe('a bound of a duration', () => {
  it.each([
    [588, '588 ms', '588 ms'],
    [588.3, '588 ms', '589 ms'],
    [999.6, '999 ms', '1.00 s'],
    [1018, '1.01 s', '1.02 s'],
    [4995.1, '4.99 s', '5.00 s'],
    [9991, '9.99 s', '10.0 s'],
    [59_960, '59.9 s', '1 min 0 s'],
    [89_500, '1 min 29 s', '1 min 30 s'],
    [5000, '5.00 s', '5.00 s'],
    [0, '0 ms', '0 ms'],
    [1.1 * 1000 * 1.1, '1.21 s', '1.21 s'],
  ])('of %f ms reads at least %s and at most %s: never better than it is', (durationMs, least, most) => {
    expect([durationAtLeast(durationMs), durationAtMost(durationMs)]).toEqual([least, most]);
  });

  it('never lies beyond the duration, whatever it is', () => {
    const all = Array.from({ length: 2000 }, (_, place) => place ** 1.6 * 0.7);
    const beyond = all.filter((durationMs) => {
      const [least, most] = [durationAtLeast, durationAtMost].map((text) => msOf(text(durationMs)));
      return (least ?? 0) > durationMs + 1e-3 || (most ?? 0) < durationMs - 1e-3;
    });
    expect(beyond).toEqual([]);
  });
});

describe('a duration beside the limit that it is held against', () => {
  it('is told in plain milliseconds, as is the limit, where both would read the same', () => {
    expect(heldAgainst(1019, 1018)).toEqual(['1019 ms', '1018 ms']);
    expect(heldAgainst(1018.4, 1018, durationAtLeast)).toEqual(['1018.4 ms', '1018 ms']);
    expect(heldAgainst(20.4, 20)).toEqual(['20.4 ms', '20 ms']);
  });

  it('is told as it always is where they do not, or are the same', () => {
    expect(heldAgainst(1400, 1018, durationAtLeast)).toEqual(['1.40 s', '1.01 s']);
    expect(heldAgainst(1500, 1500)).toEqual(['1.50 s', '1.50 s']);
  });
});

describe('moments', () => {
  it('move forth and back by the time between them', () => {
    const start = epochMs(1_000_000);
    expect(later(start, 250.5)).toBe(1_000_250.5);
    expect(elapsedMs(start, later(start, 250.5))).toBe(250.5);
    expect(elapsedMs(later(start, 1), start)).toBe(-1);
  });
});
