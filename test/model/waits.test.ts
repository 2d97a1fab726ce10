import { describe, expect, it } from 'vitest';
import { waitClass, waitClasses, waitError, waitOfClass } from '../../model/waits.ts';

/** Every microsecond of the first milliseconds, then wider and wider apart. */
function* waitsUs(): Generator<number> {
  for (let us = 0; us < 2 ** 31; us = us < 2000 ? us + 1 : Math.ceil(us * 1.001)) yield us;
}

describe('classes of waits', () => {
  it('give back every wait within the error that they state, and small ones exactly', () => {
    let [worst, worstSmall] = [0, 0];
    for (const us of waitsUs()) {
      const error = Math.abs(waitOfClass(waitClass(us / 1000)) * 1000 - us);
      if (us < 256) worstSmall = Math.max(worstSmall, error);
      else worst = Math.max(worst, error / us);
    }
    expect(worstSmall).toBeCloseTo(0, 6);
    expect(worst).toBeLessThanOrEqual(waitError);
    expect(worst).toBeGreaterThan(waitError / 2);
  });

  it('keep the order of waits, so that ranks stay what they are', () => {
    const classes = [...waitsUs()].map((us) => waitClass(us / 1000));
    expect(classes).toEqual(classes.toSorted((a, b) => a - b));
  });

  it('have a place for every wait, negative and endless ones too', () => {
    const classes = [-5, 0, 2 ** 31 / 1000, 1e12, Number.POSITIVE_INFINITY].map(waitClass);
    expect(classes.every((index) => index >= 0 && index < waitClasses)).toBe(true);
    expect(classes[0]).toBe(classes[1]);
  });
});
