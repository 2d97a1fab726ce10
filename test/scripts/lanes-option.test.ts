import { describe, expect, it } from 'vitest';
import { headroomHere } from '../../scripts/headroom.ts';
import { plansWithLanes } from '../../scripts/lanes-option.ts';

async function lanesOf(suites: readonly string[], lanes?: string) {
  const notes: string[] = [];
  const plans = await plansWithLanes(suites, lanes, (line) => notes.push(line));
  return { lanes: plans.map(({ plan }) => plan.lanes ?? 1), notes };
}

describe('--lanes', () => {
  it('leaves each suite its own when it is not given', async () => {
    expect(await lanesOf(['smoke', 'sweep'])).toEqual({ lanes: [1, 2], notes: [] });
  });

  it('takes the place of what the plans say', async () => {
    expect(await lanesOf(['sweep'], '1')).toEqual({ lanes: [1], notes: [] });
    expect((await lanesOf(['smoke', 'sweep'], '2')).lanes).toEqual([2, 2]);
  });

  it('finds out by itself, and says from what', async () => {
    const { lanes, notes } = await lanesOf(['sweep'], 'auto');
    expect(lanes[0]).toBeGreaterThanOrEqual(1);
    expect(lanes[0]).toBeLessThanOrEqual(4);
    expect(notes).toEqual([
      expect.stringMatching(
        /^lanes of sweep: [1-4]; \d+\.\d processors and \d+\.\d GiB are free, and one takes 0\.6 processors$/,
      ),
    ]);
  });

  it.each(['0', '5', '1.5', 'many', '', '-1'])('refuses %j', async (lanes) => {
    await expect(lanesOf(['smoke'], lanes)).rejects.toMatchObject({ code: 'bad-argument', exit: 64 });
  });

  it('refuses lanes whose requests add up to more than can be judged', async () => {
    await expect(lanesOf(['essentials'], '4')).rejects.toThrow('the operations add up to 1800/s in 4 lanes');
  });
});

describe('headroomHere', () => {
  it('is within what the machine has', async () => {
    const { freeProcessors, freeMemoryMb } = await headroomHere();
    expect(freeProcessors).toBeGreaterThanOrEqual(0);
    expect(freeProcessors).toBeLessThanOrEqual(1024);
    expect(freeMemoryMb).toBeGreaterThan(0);
  });
});
