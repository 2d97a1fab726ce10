import { describe, expect, it } from 'vitest';
import type { Truth } from '../../model/truth.ts';
import { worst } from '../../model/truth.ts';

const truths: readonly Truth[] = ['held', 'unknown', 'broken'];

describe('worst', () => {
  it('of nothing is unknown: no evidence is no pass', () => {
    expect(worst([])).toBe('unknown');
  });

  it.each(truths)('of %s alone is that', (truth) => {
    expect(worst([truth])).toBe(truth);
  });

  it.each(truths.flatMap((a) => truths.map((b) => [a, b] as const)))(
    'of %s and %s is the later in held, unknown, broken',
    (a, b) => {
      expect(worst([a, b])).toBe(truths[Math.max(truths.indexOf(a), truths.indexOf(b))]);
    },
  );

  it('does not depend on the order', () => {
    expect(worst(['held', 'broken', 'unknown', 'held'])).toBe('broken');
  });
});
