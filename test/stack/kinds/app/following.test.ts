import { describe, expect, it } from 'vitest';
import type { Database, Row } from '../../../../stack/kinds/app/database.ts';
import { following, isFollowing } from '../../../../stack/kinds/app/following.ts';

const status = (io: string, sql: string, behind: number | null): Row => ({
  Slave_IO_Running: io,
  Slave_SQL_Running: sql,
  Seconds_Behind_Master: behind,
});
const sound = status('Yes', 'Yes', 0);

const database = (name: string, ask: () => Row[] | null): Database => {
  const answerOf = async (): Promise<Row[]> => ask() ?? Promise.reject(new Error('ETIMEDOUT'));
  return { name, ask: answerOf, end: async () => undefined };
};

/** Two databases whose answers can be changed. */
function pair() {
  const state: { replica: Row[] | null; primary: boolean } = { replica: [sound], primary: true };
  const replica = database('r', () => state.replica);
  const primary = database('p', () => (state.primary ? [{}] : null));
  return { state, watched: following(replica, primary) };
}

describe('a replica', () => {
  it.each<[string, readonly Row[], boolean]>([
    ['that runs and is not behind follows', [sound], true],
    ['that is told to follow nobody has nothing to be behind of', [], true],
    ['that waits to connect does not follow', [status('Connecting', 'Yes', null)], false],
    ['that applies nothing does not follow', [status('Yes', 'No', null)], false],
    ['that does not know how far it is behind does not follow', [status('Yes', 'Yes', null)], false],
    ['that is seconds behind does not follow', [status('Yes', 'Yes', 3)], false],
  ])('%s', (_, rows, expected) => {
    expect(isFollowing(rows)).toBe(expected);
  });

  it('is read first until a look says otherwise, and again after two good looks', async () => {
    const { state, watched } = pair();
    expect(watched.isReadFirst()).toBe(true);
    state.replica = [status('Connecting', 'Yes', null)];
    const seen: boolean[] = [];
    for (const rows of [state.replica, [sound], [sound]]) {
      state.replica = rows;
      await watched.look();
      seen.push(watched.isReadFirst());
    }
    expect(seen).toEqual([false, false, true]);
  });

  it('that does not answer is not read first', async () => {
    const { state, watched } = pair();
    state.replica = null;
    await watched.look();
    expect(watched.isReadFirst()).toBe(false);
  });

  it('that lost its primary is read first when the primary answers nobody', async () => {
    const { state, watched } = pair();
    [state.replica, state.primary] = [[status('Connecting', 'Yes', null)], false];
    await watched.look();
    expect(watched.isReadFirst()).toBe(true);
  });
});
