import { describe, expect, it } from 'vitest';
import type { Truth } from '../../../model/truth.ts';
import { compareProbes } from '../../../verdict/compare/probes.ts';
import { lineFixture } from '../../support/history-fixture.ts';

/** A run that asked one probe, or none. */
const asked = (verdict?: Truth) =>
  lineFixture(1, { probes: verdict === undefined ? [] : [{ name: 'p', verdict, expectation: 'held' }] });

describe('a probe in two runs', () => {
  it('is a change when it is known in both, and not the same', () => {
    expect(compareProbes(asked('held'), asked('broken'))).toEqual({
      changed: [{ what: 'p', a: 'held', b: 'broken' }],
      apart: [],
    });
  });

  it('is none when it is the same', () => {
    expect(compareProbes(asked('broken'), asked('broken'))).toEqual({ changed: [], apart: [] });
  });

  it.each([
    ['held', undefined, 'only in A'],
    [undefined, 'held', 'only in B'],
    ['unknown', 'held', 'unknown in A'],
    ['unknown', 'unknown', 'unknown in A and unknown in B'],
  ] as const)('that is %s and then %s cannot be compared: %s', (a, b, because) => {
    expect(compareProbes(asked(a), asked(b))).toEqual({ changed: [], apart: [{ key: 'probe p', because }] });
  });
});
