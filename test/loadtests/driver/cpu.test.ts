import { describe, expect, it } from 'vitest';
import { cpuOf } from '../../../loadtests/driver/cpu.ts';

describe('processor time', () => {
  it('is user plus system time, also of a program with a parenthesis in its name', () => {
    const fields = 'S 1 4242 4242 0 -1 4194304 900 0 0 0 150 25 0 0 20 0 8 0 100 1';
    expect(cpuOf(`4242 (k6) ${fields}`)).toBe(1750);
    expect(cpuOf(`4242 (k6 (x) ) ${fields}`)).toBe(1750);
  });

  it('is unknown when the text is none', () => {
    expect(cpuOf('')).toBeUndefined();
  });
});
