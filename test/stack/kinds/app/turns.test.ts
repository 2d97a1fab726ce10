import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { turns } from '../../../../stack/kinds/app/turns.ts';

const sleeps: (() => void)[] = [];
vi.mock('node:timers/promises', () => ({ setTimeout: () => new Promise<void>((resolve) => sleeps.push(resolve)) }));

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the line of an application', () => {
  beforeEach(() => void sleeps.splice(0));
  afterEach(() => vi.restoreAllMocks());

  it('lets one at a time through, in order of arrival', async () => {
    const turn = turns(20);
    const done: string[] = [];
    for (const name of ['a', 'b']) void turn(() => false).then(() => done.push(name));
    await settled();
    expect([sleeps.length, done]).toEqual([1, []]);
    sleeps[0]?.();
    await settled();
    expect([sleeps.length, done]).toEqual([2, ['a']]);
    sleeps[1]?.();
    await settled();
    expect(done).toEqual(['a', 'b']);
  });

  it('takes no time for who has gone while waiting', async () => {
    const turn = turns(20);
    let [isGone, passed] = [false, false];
    void turn(() => false);
    void turn(() => isGone).then(() => (passed = true));
    await settled();
    isGone = true;
    sleeps[0]?.();
    await settled();
    expect([sleeps.length, passed]).toEqual([1, true]);
  });

  it('lets nobody wait without a time', async () => {
    const turn = turns(0);
    await Promise.all([turn(() => false), turn(() => false)]);
    expect(sleeps).toEqual([]);
  });
});
