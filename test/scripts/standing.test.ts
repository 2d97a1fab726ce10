import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchedStack } from '../../scripts/raise.ts';
import { raise } from '../../scripts/raise.ts';
import { raiseStanding } from '../../scripts/standing.ts';
import { temporaryFolder } from '../support/cli.ts';
import { fakeRun } from '../support/fake-run.ts';

vi.mock('../../scripts/raise.ts');
const temporary = temporaryFolder();
afterAll(temporary.remove);

const { job, around, stack, said } = fakeRun(temporary.path);
const acts: string[] = [];
const called = (name: string): WatchedStack => ({
  ...stack,
  watch: () => (acts.push(`watch ${name}`), { stop: async () => void acts.push(`watch ${name} no more`) }),
  down: async () => {
    acts.push(`lower ${name}`);
    throw new Error('umount: busy');
  },
});
beforeEach(() => {
  acts.length = 0;
  vi.mocked(raise).mockReset();
  vi.mocked(raise).mockResolvedValueOnce(called('one'));
});

const oneAndTwo = ['watch one', 'watch one no more', 'lower one', 'watch two', 'watch two no more', 'lower two'];

describe('the stack of a run', () => {
  it('is lowered whatever goes wrong with it, before another one is raised in its place', async () => {
    vi.mocked(raise).mockResolvedValueOnce(called('two'));
    const { renew, lower } = await raiseStanding(job, around);
    await renew();
    await lower();
    expect(acts).toEqual(oneAndTwo);
    expect(said).toEqual(['lowering the stack failed: umount: busy', 'lowering the stack failed: umount: busy']);
  });

  it('is not lowered twice where no other can be raised', async () => {
    vi.mocked(raise).mockRejectedValueOnce(new Error('no more'));
    const { renew, lower } = await raiseStanding(job, around);
    await expect(renew()).rejects.toThrow('no more');
    await lower();
    expect(acts).toEqual(oneAndTwo.slice(0, 3));
  });
});
