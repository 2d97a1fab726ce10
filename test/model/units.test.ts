import { describe, expect, it } from 'vitest';
import { elapsedMs, epochMs, formatDuration, later, parseDuration } from '../../model/units.ts';

describe('parseDuration', () => {
  it.each([
    ['250ms', 250],
    ['0s', 0],
    ['1.5s', 1500],
    ['2m', 120_000],
    ['1h', 3_600_000],
    [' 5s ', 5000],
  ])('reads %s as %i ms', (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
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
  ])('prints %f ms as %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
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
