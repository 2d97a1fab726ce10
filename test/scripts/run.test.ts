import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { raise } from '../../scripts/raise.ts';
import { run } from '../../scripts/run.ts';
import { temporaryFolder } from '../support/cli.ts';
import { fakeRun } from '../support/fake-run.ts';

vi.mock('../../scripts/raise.ts');
const temporary = temporaryFolder();
afterAll(temporary.remove);
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const brokenDown = async (): Promise<never> => Promise.reject(new Error('umount: busy'));

describe('a stack that cannot be lowered', () => {
  it.each([
    ['changes nothing about a run that went well', true],
    ['hides no target that was not restored', false],
  ])('%s', async (_, restored) => {
    const { job, around, stack, target, said, written } = fakeRun(temporary.path);
    if (!restored) target.trouble('start server1.nginx', 'throws');
    vi.mocked(raise).mockResolvedValue({ ...stack, down: brokenDown });
    expect(await run(job, around)).toBe(restored);
    expect(said).toEqual(['lowering the stack failed: umount: busy']);
    expect(written().at(-1)).toBe('run-ended');
  });
});

describe('a plan that only asks questions', () => {
  it.each([
    ['raises no stack for episodes that it does not have', [], new AbortController().signal],
    ['or that were called off while it asked', undefined, AbortSignal.abort()],
  ])('%s, and ends its journal all the same', async (_, experiments, signal) => {
    const { job, around, written } = fakeRun(temporary.path);
    vi.mocked(raise).mockReset();
    const plan = { ...job.plan, experiments: experiments ?? job.plan.experiments };
    expect(await run({ ...job, plan }, { ...around, signal })).toBe(true);
    expect(raise).not.toHaveBeenCalled();
    expect(written()).toEqual(['run-started', 'run-ended']);
  });
});
