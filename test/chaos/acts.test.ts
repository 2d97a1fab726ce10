import { describe, expect, it } from 'vitest';
import { atOnce, eachInTurn } from '../../chaos/acts.ts';
import { later, epochMs } from '../../model/units.ts';
import { virtualClock } from '../support/virtual-clock.ts';

describe('acts at once', () => {
  it('begin together', async () => {
    const clock = virtualClock();
    await atOnce([300, 500], (lengthMs) => clock.until(later(epochMs(0), lengthMs)));
    expect(clock.now()).toBe(500);
  });

  it('are all over before the failure of one is told', async () => {
    const clock = virtualClock();
    const done: string[] = [];
    const act = async (name: string): Promise<void> => {
      if (name === 'first') throw new Error('first failed');
      await clock.until(epochMs(500));
      done.push(name);
    };
    await expect(atOnce(['first', 'second'], act)).rejects.toThrow('first failed');
    expect(done).toEqual(['second']);
  });
});

describe('acts in turn', () => {
  it('go on past a failure and tell the first one', async () => {
    const begun: number[] = [];
    const act = async (index: number): Promise<void> => {
      begun.push(index);
      if (index < 3) throw new Error(`act ${index} failed`);
    };
    await expect(eachInTurn([1, 2, 3], act)).rejects.toThrow('act 1 failed');
    expect(begun).toEqual([1, 2, 3]);
  });
});
