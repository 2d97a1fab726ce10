import { describe, expect, it } from 'vitest';
import { callLab } from '../../../scripts/by-hand/caller.ts';

describe('calling a lab', () => {
  it.each([
    ['has ended meanwhile', 2 ** 22 + 1],
    ['has no desk', process.pid],
  ])('that %s is a failure with a next step', async (_, pid) => {
    const failure = { code: 'no-lab', exit: 64, message: 'the lab does not answer' };
    await expect(callLab({ pid }, { ask: 'watch' })).rejects.toMatchObject(failure);
  });
});
