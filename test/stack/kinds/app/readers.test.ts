import { describe, expect, it } from 'vitest';
import type { Database } from '../../../../stack/kinds/app/database.ts';
import { readersOf } from '../../../../stack/kinds/app/readers.ts';

const named = (name: string): Database => ({ name, ask: async () => [], end: async () => undefined });
const all = { primary: named('primary'), replica: named('replica') };
const names = (list: readonly Database[]): readonly string[] => list.map(({ name }) => name);

describe('a read', () => {
  it('is asked of a replica that follows, then of the primary', () => {
    expect(names(readersOf(all, true))).toEqual(['replica', 'primary']);
  });

  it('is asked of the primary before a replica that does not follow', () => {
    expect(names(readersOf(all, false))).toEqual(['primary', 'replica']);
  });

  it('is asked of whom there is', () => {
    expect(names(readersOf({ ...all, replica: null }, true))).toEqual(['primary']);
    expect(names(readersOf({ ...all, primary: null }, true))).toEqual(['replica']);
    expect(readersOf({ primary: null, replica: null }, true)).toEqual([]);
  });
});
