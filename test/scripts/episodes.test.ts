import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EpisodeStarted, LoadEnded, RunEvent } from '../../model/event.ts';
import type { ComponentLimits } from '../../model/component-limits.ts';
import type { ExperimentPlan, FaultId } from '../../model/plan.ts';
import type { Renew } from '../../scripts/episodes.ts';
import { runEpisodes } from '../../scripts/episodes.ts';
import { noNeighbours } from '../../scripts/neighbours.ts';
import type { PlannedEpisode } from '../../scripts/repeat.ts';
import { temporaryFolder } from '../support/cli.ts';
import type { FakeRun } from '../support/fake-run.ts';
import { fakeRun } from '../support/fake-run.ts';
import { fakeTarget } from '../support/fake-target.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const noOther: Renew = () => Promise.reject(new Error('no other stack is to be raised'));

const play = ({ job, around, stack }: FakeRun, renew = noOther): Promise<boolean> =>
  runEpisodes({ job, around, stack, script: '/load.js' }, renew);

/** No event can be written from the end of the load on. */
const fullAtTheEnd = ({ type }: RunEvent): void => {
  if (type === 'load-ended') throw new Error('no space left');
};

const failing = (): Promise<never> => Promise.reject(new Error('keepalived did not end'));

/** How long the load of an episode lasts at most whose target may take so long. */
const lasting = async (limits: Partial<ComponentLimits>): Promise<number> => {
  const lengths: number[] = [];
  const run = fakeRun(
    temporary.path,
    (event) => void (event.type === 'load-started' && lengths.push(event.durationMs)),
  );
  const slow = fakeTarget({ name: 'server1', components: ['server1.nginx'], limits });
  await play({ ...run, stack: { ...run.stack, target: () => slow } });
  return lengths[0] ?? 0;
};

describe('the episodes of a run', () => {
  it('have their load ended when they are over', async () => {
    const ends: LoadEnded[] = [];
    const run = fakeRun(temporary.path, (event) => void (event.type === 'load-ended' && ends.push(event)));
    expect(await play(run)).toBe(true);
    const { settleMs, controlMs, holdMs, recoveryMs, afterMs } = run.job.plan.windows;
    const windows = settleMs + controlMs + holdMs + recoveryMs + afterMs;
    expect(ends[0]?.neededMs).toBeGreaterThanOrEqual(windows);
    expect(ends[0]?.neededMs).toBeLessThan(windows + 1000);
    expect(run.written().slice(-2)).toEqual(['load-ended', 'episode-ended']);
    expect(run.written()).toContain('fault-injected');
  });

  it('begin with every address on its preferred host, which is said where one had to be brought there', async () => {
    const run = fakeRun(temporary.path);
    const eventsBefore: number[] = [];
    const bringHome = async () => {
      eventsBefore.push(run.events().length);
      return ['vip'];
    };
    expect(await play({ ...run, stack: { ...run.stack, bringHome } })).toBe(true);
    expect(eventsBefore).toEqual([0]);
    expect(run.said).toContain('vip was brought back to its preferred host');
  });

  it('go on where an address cannot be brought back: the gate says what is missing', async () => {
    const run = fakeRun(temporary.path);
    expect(await play({ ...run, stack: { ...run.stack, bringHome: failing } })).toBe(true);
    expect(run.said).toContain('an address could not be brought back: keepalived did not end');
    expect(run.written()).toContain('gate-judged');
  });

  it('have a load that lasts as much longer as the components of the target may take to stop', async () => {
    expect((await lasting({ stopWithinMs: 30_000 })) - (await lasting({}))).toBe(20_000);
  });

  it('end although k6 heeds no request to end: it is ended by force', async () => {
    const ends: LoadEnded[] = [];
    const run = fakeRun(temporary.path, (event) => void (event.type === 'load-ended' && ends.push(event)), 'SIGKILL');
    expect(await play(run)).toBe(true);
    expect(ends[0]?.code).toBe(null);
    expect(run.killed()).toEqual(['SIGINT', 'SIGKILL']);
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

/** Nobody is to wait for them. */
const neverAlone = { ...noNeighbours, alone: (): Promise<void> => Promise.reject(new Error('nobody is to wait')) };

/** A run of several episodes whose machine is too busy for some of them; `stop` at the end of its first load when asked to. */
function busyRun(
  path: string,
  busy: readonly number[],
  targets = ['server1', 'server2', 'balancer'],
  neighbours = noNeighbours,
  fault: FaultId = 'stop',
) {
  const started: EpisodeStarted[] = [];
  const run = fakeRun(path, (event) => void (event.type === 'episode-started' && started.push(event)));
  const experiments = targets.map((target) => ({ target, fault, spof: [] }));
  const job = { ...run.job, plan: { ...run.job.plan, experiments } };
  const onEpisode = async ({ episode }: PlannedEpisode): Promise<boolean> => busy.includes(episode);
  const around = { ...run.around, neighbours, onEpisode };
  const told = (): readonly string[] =>
    started.map(({ episode, repeats }) => `${episode}${repeats === undefined ? '' : ` for ${repeats.join()}`}`);
  return { play: () => play({ ...run, job, around }), told, run };
}

/** A run of nothing but the control arm. */
const busyShams = (busy: readonly number[]) => busyRun(temporary.path, busy, undefined, neverAlone, 'sham');

describe('an episode', () => {
  it('is begun in the journal with what its plan expects of it, for who has no plan', async () => {
    const expected: EpisodeStarted['spof'][] = [];
    const run = fakeRun(temporary.path, (event) => {
      if (event.type === 'episode-started') expected.push(event.spof);
    });
    const experiments = [['write'], []].map((spof) => ({ target: 'server1', fault: 'stop', spof }) as ExperimentPlan);
    expect(await play({ ...run, job: { ...run.job, plan: { ...run.job.plan, experiments } } })).toBe(true);
    expect(expected).toEqual([['write'], []]);
  });
});

/** A run of three episodes on a stack that is not steady any more from some look at it on, and what was raised in its place. */
function breakingRun(steadyLooks: number, isDisturbed = false) {
  const run = fakeRun(temporary.path);
  const experiments = ['server1', 'server2', 'balancer'].map(
    (target) => ({ target, fault: 'stop', spof: [] }) as const,
  );
  let looks = 0;
  const steadyState = async (): Promise<string[]> => (++looks > steadyLooks ? ['replica.mariadb does not follow'] : []);
  const renew = vi.fn<Renew>(async () => run.stack);
  const around = { ...run.around, onEpisode: async () => isDisturbed };
  const job = { ...run.job, plan: { ...run.job.plan, experiments } };
  const played = (): readonly (readonly [number, boolean])[] =>
    run.events().flatMap((event) => (event.type === 'gate-judged' ? [[event.episode, event.held] as const] : []));
  return { play: () => play({ ...run, job, around, stack: { ...run.stack, steadyState } }, renew), renew, played, run };
}

describe('a stack that is not steady any more', () => {
  it('is raised anew for the next episode, whichever gate saw it, and once', async () => {
    for (const [looks, seen] of [
      [1, [true, false, true, true, true, true]],
      [2, [true, true, false, true, true]],
    ] as const) {
      const { play: all, renew, played, run } = breakingRun(looks);
      expect(await all()).toBe(true);
      expect(played().map(([, held]) => held)).toEqual(seen);
      expect(renew).toHaveBeenCalledTimes(1);
      expect(run.said).toEqual(['the stack is not steady any more: another one is raised for what is left']);
    }
  });

  it('is not where it never was steady, nor behind the last episode, nor where the machine disturbed it', async () => {
    for (const [looks, isDisturbed] of [
      [0, false],
      [5, false],
      [1, true],
    ] as const) {
      const { play: all, renew } = breakingRun(looks, isDisturbed);
      expect(await all()).toBe(true);
      expect(renew).not.toHaveBeenCalled();
    }
  });
});

describe('an episode in which the machine was too busy to measure', () => {
  it('is played again behind the others, and that is said', async () => {
    const { play: all, told, run } = busyRun(temporary.path, [1, 3]);
    expect(await all()).toBe(true);
    expect(told()).toEqual(['1', '2', '3', '4 for 1', '5 for 3']);
    expect(run.said).toEqual([
      'the machine was too busy to measure, its clock was set, or the load ended early: 2 episodes do not count, and are repeated',
    ]);
  });

  it('is played again only when no other lane measures', async () => {
    const [reached, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const alone = (): Promise<void> => (reached.resolve(), over.promise);
    const { play: all, told } = busyRun(temporary.path, [1], undefined, { ...noNeighbours, alone });
    const played = all();
    await reached.promise;
    await new Promise((resolve) => setImmediate(resolve));
    expect(told()).toEqual(['1', '2', '3']);
    over.resolve();
    expect(await played).toBe(true);
    expect(told()).toEqual(['1', '2', '3', '4 for 1']);
  });

  it('is played again at once where it is one of the control arm, and nobody is waited for', async () => {
    expect(await busyShams([]).play()).toBe(true);
    const { play: all, told } = busyShams([1, 4]);
    expect(await all()).toBe(true);
    expect(told()).toEqual(['1', '4 for 1', '2', '3', '5 for 1,4']);
  });

  it('is played four times at most', async () => {
    const { play: all, told } = busyRun(temporary.path, [1, 4, 5, 6, 7]);
    expect(await all()).toBe(true);
    expect(told()).toEqual(['1', '2', '3', '4 for 1', '5 for 1,4', '6 for 1,4,5']);
  });

  it('is not played at the cost of more than twice the episodes that were planned', async () => {
    const { play: all, told } = busyRun(temporary.path, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await all()).toBe(true);
    const [once, twice] = [
      ['4 for 1', '5 for 2', '6 for 3'],
      ['7 for 1,4', '8 for 2,5', '9 for 3,6'],
    ];
    expect(told()).toEqual(['1', '2', '3', ...once, ...twice]);
  });

  it('is not played again once something could not be restored, nor is anything after it', async () => {
    const { play: all, told, run } = busyRun(temporary.path, [1, 2, 3]);
    run.target.trouble('start server1.nginx', 'throws');
    expect(await all()).toBe(false);
    expect(told()).toEqual(['1']);
  });

  it('is not played again once the run was asked to stop', async () => {
    const stop = new AbortController();
    const run = fakeRun(temporary.path, ({ type }) => void (type === 'load-ended' && stop.abort()));
    const around = { ...run.around, signal: stop.signal, onEpisode: async () => true };
    expect(await play({ ...run, around })).toBe(true);
    expect(run.written().filter((type) => type === 'episode-started')).toHaveLength(1);
  });
});
