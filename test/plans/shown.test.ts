import { describe, expect, it } from 'vitest';
import { durationText, percentText, shown, shownFile, shownPath } from '../../plans/shown.ts';
import { parseDuration } from '../../model/units.ts';

describe('shown', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'empty'],
    [7, '7'],
    [true, 'true'],
    [[1, 2], 'a list of 2'],
    [{}, 'a map'],
    ['stop', '"stop"'],
    ['two\nlines', '"two\\nlines"'],
    ['\u001B[2J', '"\\u001b[2J"'],
    ['\u202Etxt', '"\\u202etxt"'],
  ])('shows %j as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('cuts what is long', () => {
    expect(shown('a'.repeat(1000))).toHaveLength(43);
  });
});

describe('shownFile', () => {
  it('keeps the end of a long name and no control character', () => {
    expect(shownFile(`${'d/'.repeat(500)}my\u0007.yaml`)).toMatch(/^[d/]+my\?\.yaml$/);
  });
});

describe('shownPath', () => {
  it('writes keys and indexes as JavaScript does', () => {
    expect(shownPath(['experiments', 2, 'spof', 0])).toBe('experiments[2].spof[0]');
    expect(shownPath([])).toBe('the plan');
  });
});

describe('durationText', () => {
  it.each([0, 250, 999, 1000, 3100, 60_000, 61_000, 600_000])('of %i is read back as the same', (durationMs) => {
    expect(parseDuration(durationText(durationMs))).toBe(durationMs);
  });
});

describe('percentText', () => {
  it('has no more digits than it needs', () => {
    expect([0.99, 0.9999, 0.5, 0.07].map(percentText)).toEqual(['99 %', '99.99 %', '50 %', '7 %']);
  });
});
