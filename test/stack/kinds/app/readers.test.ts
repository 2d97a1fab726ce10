import { describe, expect, it } from 'vitest';
import type { Database } from '../../../../stack/kinds/app/database.ts';
import type { Reachable } from '../../../../stack/kinds/app/readers.ts';
import { readersOf } from '../../../../stack/kinds/app/readers.ts';

const named = (name: string): Database => ({ name, ask: async () => [], end: async () => undefined });
const all = { primaries: [named('primary')], replicas: [named('replica')] };
const two = { ...all, replicas: [named('r1'), named('r2')] };
const asked = (reachable: Reachable, isReadFirst: boolean | ((name: string) => boolean), turn = 0) => {
  const follows = ({ name }: Database): boolean => (typeof isReadFirst === 'boolean' ? isReadFirst : isReadFirst(name));
  const { order, hedgeMs } = readersOf(reachable, { isReadFirst: follows, turn, hedgeMs: 100 });
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
    expect(asked({ ...all, replicas: [] }, true)).toEqual(['primary', 100]);
    expect(asked({ ...all, primaries: [] }, true)).toEqual(['replica', 100]);
    expect(asked({ primaries: [], replicas: [] }, true)).toEqual([100]);
  });

  it('is asked of several replicas in turn, each time of all that follow before anybody else', () => {
    expect(asked(two, true, 0)).toEqual(['r1', 'r2', 'primary', 100]);
    expect(asked(two, true, 1)).toEqual(['r2', 'r1', 'primary', 100]);
    expect(asked(two, (name) => name === 'r2', 0)).toEqual(['r2', 'primary', 'r1', 100]);
    expect(asked({ ...two, primaries: [] }, true, 3)).toEqual(['r2', 'r1', 100]);
    expect(asked(two, false, 1)).toEqual(['primary', 'r1', 'r2', 200]);
  });
});
