import { describe, expect, it } from 'vitest';
import { nameList } from '../../../loadtests/reader/names.ts';

const bytes = Buffer.from('server1,server2,server1,serve', 'latin1');

describe('names in bytes', () => {
  it('have one number each, the empty one 0', () => {
    const names = nameList();
    const read = [0, 8, 16].map((from) => names.numberOf(bytes, from, from + 7));
    expect([...read, names.numberOf(bytes, 24, 29), names.numberOf(bytes, 0, 0)]).toEqual([1, 2, 1, 3, 0]);
    expect(names.all).toEqual(['', 'server1', 'server2', 'serve']);
  });

  it('keep their numbers also where there are many', () => {
    const names = nameList();
    const many = Array.from({ length: 200 }, (_, number) => `s${number}`);
    const read = [...many, ...many].map((name) => names.all[names.numberOf(Buffer.from(name), 0, name.length)]);
    expect(read).toEqual([...many, ...many]);
  });
});
