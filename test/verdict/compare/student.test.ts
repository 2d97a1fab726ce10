import { describe, expect, it } from 'vitest';
import { studentQuantile } from '../../../verdict/compare/student.ts';

describe('the quantile of Student', () => {
  // Abramowitz and Stegun, table 26.10; the last is the normal quantile.
  it.each([
    [0.05, 1, 6.314],
    [0.05, 3, 2.353],
    [0.025, 4, 2.776],
    [0.005, 10, 3.169],
    [0.0005, 30, 3.646],
    [0.05, 1e6, 1.645],
  ])('for a chance of %f with %i degrees of freedom is that of the tables', (chance, freedom, expected) => {
    expect(studentQuantile(chance, freedom)).toBeCloseTo(expected, 3);
  });
});
