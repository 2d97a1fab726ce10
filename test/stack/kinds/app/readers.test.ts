import { describe, expect, it } from 'vitest';
import type { Database } from '../../../../stack/kinds/app/database.ts';
import type { Reachable } from '../../../../stack/kinds/app/readers.ts';
import { readersOf } from '../../../../stack/kinds/app/readers.ts';

const named = (name: string): Database => ({ name, ask: async () => [], end: async () => undefined });
const all = { primary: named('primary'), replica: named('replica') };
const asked = (reachable: Reachable, isReplicaFirst: boolean) => {
  const { order, hedgeMs } = readersOf(reachable, isReplicaFirst, 100);
  return [...order.map(({ name }) => name), hedgeMs];
};

describe('a read', () => {
  it('is asked of a replica that follows, then of the primary', () => {
    expect(asked(all, true)).toEqual(['replica', 'primary', 100]);
  });

  it('is asked of the primary before a replica that does not follow, and is waited for longer', () => {
    expect(asked(all, false)).toEqual(['primary', 'replica', 200]);
  });

  it('is asked of whom there is', () => {
    expect(asked({ ...all, replica: null }, true)).toEqual(['primary', 100]);
    expect(asked({ ...all, primary: null }, true)).toEqual(['replica', 100]);
    expect(asked({ primary: null, replica: null }, true)).toEqual([100]);
  });
});
