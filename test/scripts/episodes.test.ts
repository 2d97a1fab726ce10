import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { runEpisodes } from '../../scripts/episodes.ts';
import { temporaryFolder } from '../support/cli.ts';
import type { FakeRun } from '../support/fake-run.ts';
import { fakeRun } from '../support/fake-run.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const play = ({ job, around, stack }: FakeRun): Promise<boolean> =>
  runEpisodes({ job, around, stack, script: '/load.js' });

/** No event can be written from the end of the load on. */
const fullAtTheEnd = ({ type }: RunEvent): void => {
  if (type === 'load-ended') throw new Error('no space left');
};

describe('the episodes of a run', () => {
  it('end although k6 never does: it is ended by force', async () => {
    const run = fakeRun(temporary.path);
    expect(await play(run)).toBe(true);
    expect(run.written().slice(-2)).toEqual(['load-ended', 'episode-ended']);
    expect(run.written()).toContain('fault-injected');
  });

  it('fail when an episode that went well cannot be written down', async () => {
    await expect(play(fakeRun(temporary.path, fullAtTheEnd))).rejects.toThrow('no space left');
  });

  it('tell of a target that was not restored, whatever fails afterwards', async () => {
    const run = fakeRun(temporary.path, fullAtTheEnd);
    run.target.trouble('start server1.nginx', 'throws');
    expect(await play(run)).toBe(false);
    expect(run.said).toEqual(['closing episode 1 failed: no space left']);
  });
});
