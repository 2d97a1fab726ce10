import { describe, expect, it } from 'vitest';
import { availabilityOf } from '../../verdict/availability.ts';
import type { Interruption } from '../../verdict/outage.ts';
import { boundsInWords, intervalInWords, lengthBeside, lengthInWords } from '../../verdict/words.ts';

describe('an interval in words', () => {
  it('claims no more than was shown: its lower end is cut, its upper end rounded up', () => {
    expect(intervalInWords({ low: 0.489559, high: 0.511126 })).toBe('48.955 % to 51.113 %');
  });

  it('is left as it is where it has no further digits', () => {
    expect(intervalInWords({ low: 0, high: 1 })).toBe('0 % to 100 %');
    expect(intervalInWords({ low: 0.29, high: 0.57 })).toBe('29 % to 57 %');
  });

  it('stands behind the share, which is cut', () => {
    expect(boundsInWords(availabilityOf(346, 350)!)).toBe('98.857 % of 350 slots (97.403 % to 99.609 %)');
  });
});

describe('a length in words', () => {
  it('is cut at its lower end and rounded up at its upper one', () => {
    expect(lengthInWords({ lowMs: 3199, highMs: 3221 } as Interruption)).toBe('3.19 s to 3.23 s');
    expect(lengthInWords({ lowMs: 480, highMs: 480 } as Interruption)).toBe('480 ms');
  });

  it('that is beyond a limit does not begin with it', () => {
    expect(lengthBeside({ lowMs: 1503, highMs: 1523 } as Interruption, 1500)).toEqual(['1503 ms to 1.53 s', '1500 ms']);
    expect(lengthBeside({ lowMs: 3199, highMs: 3221 } as Interruption, 1500)).toEqual(['3.19 s to 3.23 s', '1.50 s']);
  });
});
