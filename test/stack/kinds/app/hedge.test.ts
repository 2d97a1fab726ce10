import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ask } from '../../../../stack/kinds/app/hedge.ts';
import { hedged } from '../../../../stack/kinds/app/hedge.ts';

const asked: string[] = [];

/** One who answers, or fails, so long after it was asked; one without a time never does. */
const one =
  (name: string, afterMs?: number, fails = false): Ask<string> =>
  () =>
    new Promise((resolve, reject) => {
      asked.push(name);
      if (afterMs !== undefined) setTimeout(() => (fails ? reject(new Error(name)) : resolve(name)), afterMs);
    });

/** What came of it within two seconds, and after how many milliseconds. */
async function outcome(asks: readonly [Ask<string>, ...Ask<string>[]]): Promise<readonly [string, number] | undefined> {
  let came: readonly [string, number] | undefined;
  const began = Date.now();
  const settle = (said: string): void => void (came = [said, Date.now() - began]);
  hedged(asks, 100).then(settle, (error: Error) => settle(`failed: ${error.message}`));
  await vi.advanceTimersByTimeAsync(2000);
  return came;
}

describe('who is asked of several', () => {
  beforeEach(() => {
    asked.splice(0);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => void vi.useRealTimers());

  it('answers alone when it answers in time', async () => {
    expect(await outcome([one('a', 90), one('b', 1)])).toEqual(['a', 90]);
    expect(asked).toEqual(['a']);
  });

  it('is joined by the next when it does not', async () => {
    expect(await outcome([one('a'), one('b', 5)])).toEqual(['b', 105]);
    expect(asked).toEqual(['a', 'b']);
  });

  it('is joined at once by the next when it fails', async () => {
    expect(await outcome([one('a', 1, true), one('b', 5)])).toEqual(['b', 6]);
  });

  it('may still answer first, as where all stood still for a moment and the next is gone', async () => {
    expect(await outcome([one('a', 180), one('b', 0, true)])).toEqual(['a', 180]);
    expect(await outcome([one('a', 180), one('b')])).toEqual(['a', 180]);
  });

  it('fails with what the last says, when nobody is left', async () => {
    expect(await outcome([one('a', 180, true), one('b', 1, true)])).toEqual(['failed: b', 180]);
    expect(await outcome([one('a', 3, true)])).toEqual(['failed: a', 3]);
  });

  it('are asked in turn, each a while after the one before', async () => {
    expect(await outcome([one('a'), one('b'), one('c', 10)])).toEqual(['c', 210]);
    expect(asked).toEqual(['a', 'b', 'c']);
  });
});
