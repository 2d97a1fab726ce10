import { describe, expect, it } from 'vitest';
import { keepRuleOf, parseSize } from '../../../scripts/night/keep-options.ts';

describe('a size', () => {
  it.each([
    ['500MB', 500e6],
    ['2GB', 2e9],
    ['1.5GiB', 1.5 * 2 ** 30],
    ['1 TB', 1e12],
    ['20kB', 20_000],
    ['2', undefined],
    ['GB', undefined],
    ['-1GB', undefined],
    ['2gb', undefined],
  ])('%j is %j bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });
});

describe('what is kept', () => {
  it('is everything unless something is said', () => {
    expect(keepRuleOf({})).toBeUndefined();
    expect(keepRuleOf({ forgetFailing: true })).toBeUndefined();
  });

  it('is a number of runs, a size, or both', () => {
    expect(keepRuleOf({ keep: 30 })).toEqual({ runs: 30, forgetFailing: false });
    expect(keepRuleOf({ keep: 3, keepSize: '2GB', forgetFailing: true })).toEqual({
      runs: 3,
      bytes: 2e9,
      forgetFailing: true,
    });
  });

  it.each([{ keep: 0 }, { keep: 1.5 }, { keep: Number.NaN }, { keepSize: '2' }, { keepSize: '0GB' }])(
    'of %j is refused',
    (options) => {
      expect(() => keepRuleOf(options)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    },
  );
});
