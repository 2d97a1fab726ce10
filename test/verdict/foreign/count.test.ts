import { describe, expect, it } from 'vitest';
import { ownLineCounter } from '../../../loadtests/reader/own-lines.ts';
import type { OperationTally } from '../../../model/tally.ts';
import { waitClass, waitClasses, waitError } from '../../../model/waits.ts';
import { latencyIn } from '../../../verdict/foreign/count.ts';

/** One good answer that took so long. */
function oneAnswer(waitMs: number): OperationTally {
  const counter = ownLineCounter({ edgesMs: [], closeLooks: [], deadlineMs: 250 });
  const bytes = Buffer.from('#start,read,1800000000000\n1,0,0,0,5,200,0,1,server1,\n');
  counter.take(bytes, 0, bytes.length);
  const waits = new Uint32Array(waitClasses);
  waits[waitClass(waitMs)] = 1;
  return { ...(counter.tally().operations[0] as OperationTally), waits: [waits] };
}

describe('a quantile', () => {
  it('is as near to the true one as is said, also where an answer takes less than a millisecond', () => {
    for (const waitMs of [0.001, 0.249, 0.256, 0.257, 0.349, 0.511, 1.5, 5, 9.999, 333.3, 60_000]) {
      const p50Ms = latencyIn(oneAnswer(waitMs), [0])?.p50Ms ?? Number.NaN;
      expect([waitMs, Math.abs(p50Ms - waitMs) <= waitMs * waitError + 1e-9]).toEqual([waitMs, true]);
      expect(String(p50Ms)).toMatch(/^\d+(\.\d{1,3})?$/);
    }
  });
});
