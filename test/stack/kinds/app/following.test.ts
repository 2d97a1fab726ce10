import { describe, expect, it } from 'vitest';
import type { Database, Row } from '../../../../stack/kinds/app/database.ts';
import { following } from '../../../../stack/kinds/app/following.ts';

const database = (name: string, position: () => string | null): Database => {
  const ask = async (): Promise<Row[]> => {
    const told = position();
    return told === null ? Promise.reject(new Error('ETIMEDOUT')) : [{ position: told }];
  };
  return { name, ask, end: async () => undefined };
};

/** Looks once for each pair of positions, of primary and replica; null where one does not answer. Who is read first after each? */
async function looked(...looks: readonly (readonly [primary: string | null, replica: string | null])[]) {
  let now: (typeof looks)[number] = ['', ''];
  const watched = following(
    database('r', () => now[1]),
    database('p', () => now[0]),
  );
  const seen: boolean[] = [];
  for (const look of looks) {
    now = look;
    await watched.look();
    seen.push(watched.isReadFirst());
  }
  return seen;
}

describe('a replica', () => {
  it('is read first while it holds what the primary held at the look before', async () => {
    expect(await looked(['0-1-10', '0-1-9'], ['0-1-20', '0-1-11'], ['0-1-30', '0-1-20'])).toEqual([true, true, true]);
  });

  it('that is heard again, but holds only what it held, is not, until it has caught up', async () => {
    const looks = [
      ['0-1-10', '0-1-10'],
      ['0-1-20', null],
      ['0-1-30', '0-1-10'],
      ['0-1-40', '0-1-29'],
      ['0-1-50', '0-1-45'],
    ] as const;
    expect(await looked(...looks)).toEqual([true, false, false, false, true]);
  });

  it('is read first, however old, while the primary answers nobody', async () => {
    expect(await looked(['0-1-20', '0-1-20'], [null, '0-1-5'], ['0-1-20', '0-1-5'])).toEqual([true, true, false]);
  });

  it('of a primary that counts no transactions, as in a cluster, has nothing to be behind of', async () => {
    expect(await looked(['', ''], ['', ''])).toEqual([true, true]);
  });

  it('that never received anything is not read first once the primary has something', async () => {
    expect(await looked(['0-1-20', ''], ['0-1-30', ''])).toEqual([true, false]);
  });

  it('must hold all of every domain', async () => {
    expect(await looked(['0-1-5,7-1-3', '0-1-5'], ['0-1-5,7-1-3', '0-1-5'])).toEqual([true, false]);
  });
});
