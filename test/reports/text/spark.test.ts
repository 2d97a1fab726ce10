import { describe, expect, it } from 'vitest';
import { spark } from '../../../reports/text/spark.ts';

describe('a sparkline', () => {
  it.each([
    [[0, 50, 100], '▁▅█'],
    [[7, 7], '██'],
    [[0, 0], '▁▁'],
    [[null, 3, null], '·█·'],
    [[], ''],
  ])('of %j is "%s"', (values, expected) => {
    expect(spark(values)).toBe(expected);
  });
});
