import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EpisodeStarted, RunEvent } from '../../model/event.ts';
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

const unasked = (): Promise<never> => Promise.reject(new Error('nobody may ask'));

/** A run whose machine is too busy for these episodes, whenever somebody asks. */
function busyRun(path: string, busy: (asked: number) => readonly number[]) {
  const started: EpisodeStarted[] = [];
  const run = fakeRun(path, (event) => void (event.type === 'episode-started' && started.push(event)));
  let asked = 0;
  const disturbed = async () => started.filter(({ episode }) => busy(asked).includes(episode));
  const around = { ...run.around, disturbed: () => (asked++, disturbed()) };
  const told = (): readonly string[] =>
    started.map(
      ({ episode, repeats, fault }) => `${episode} ${fault}${repeats === undefined ? '' : ` for ${repeats.join()}`}`,
    );
  return { play: () => play({ ...run, around }), told, said: run.said, asked: () => asked };
}

describe('an episode in which the machine was too busy to measure', () => {
  it('is played again behind the others, and that is said', async () => {
    const { play: all, told, said } = busyRun(temporary.path, (asked) => (asked === 1 ? [1] : []));
    expect(await all()).toBe(true);
    expect(told()).toEqual(['1 stop', '2 stop for 1']);
    expect(said).toEqual(['the machine was too busy to measure: 1 episode does not count, and is repeated']);
  });

  it('is not played for ever: no more episodes are than were planned', async () => {
    const { play: all, told, asked } = busyRun(temporary.path, () => [1, 2, 3]);
    expect(await all()).toBe(true);
    expect(told()).toEqual(['1 stop', '2 stop for 1']);
    expect(asked()).toBe(2);
  });

  it('is not played again once the run was asked to stop', async () => {
    const stop = new AbortController();
    const run = fakeRun(temporary.path, ({ type }) => void (type === 'load-ended' && stop.abort()));
    expect(await play({ ...run, around: { ...run.around, signal: stop.signal, disturbed: unasked } })).toBe(true);
    expect(run.written().filter((type) => type === 'episode-started')).toHaveLength(1);
  });
});
