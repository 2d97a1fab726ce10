import { describe, expect, it } from 'vitest';
import { availabilityOf } from '../../verdict/availability.ts';
import { boundsInWords, intervalInWords } from '../../verdict/words.ts';

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
