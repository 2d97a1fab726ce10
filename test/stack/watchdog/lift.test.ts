import { describe, expect, it } from 'vitest';
import { faultIds } from '../../../model/plan.ts';
import type { FaultId } from '../../../model/plan.ts';
import { ms } from '../../../model/units.ts';
import type { Hands } from '../../../stack/watchdog/lift.ts';
import { lift } from '../../../stack/watchdog/lift.ts';
import type { Watch } from '../../../stack/watchdog/orders.ts';
import { openRoster } from '../../../stack/watchdog/roster.ts';
import { startOf } from '../../support/component-start.ts';
import { recordingShell } from '../../support/recording-shell.ts';

/** Hands that do nothing and remember it; `alive` is whom the kernel knows, and an act named in `broken` fails. */
function stage(alive: readonly number[], broken: readonly string[] = []) {
  const acts: string[] = [];
  const act = async (what: string): Promise<void> => {
    if (broken.includes(what)) throw new Error(`${what} is\nimpossible`);
    acts.push(what);
  };
  const shell = recordingShell();
  const hands: Hands = {
    roster: openRoster(),
    shell,
    kernel: {
      lives: ({ pid }) => alive.includes(pid),
      signal: ({ pid }, signal) => {
        if (alive.includes(pid)) acts.push(`${signal} to ${pid}`);
        return alive.includes(pid);
      },
    },
    network: ({ target, host }) => ({
      restore: () => act(`restore ${target} on ${host}`),
      loss: { restore: () => act(`end loss of ${target} on ${host}`) },
    }),
    disk: (component) => ({ empty: () => act(`empty ${component}`) }),
  };
  for (const [index, name] of ['server1.app', 'server1.nginx'].entries()) {
    hands.roster.note(startOf(name, 10 + index));
    hands.roster.note({ ...startOf(name, 20 + index), helper: 'duty-cycle' });
    hands.roster.note({ ...startOf(name, 30 + index), helper: 'slot-holder' });
  }
  return { hands, acts, shell };
}

const watchOf = (fault: FaultId): Watch => ({
  episode: 1,
  fault,
  target: 'server1',
  host: 'server1',
  components: ['server1.app', 'server1.nginx'],
  limitMs: ms(1000),
});

const everybody = [10, 11, 20, 21, 30, 31];

describe('lifting', () => {
  it.each([
    ['sham', []],
    ['pause', ['SIGCONT to 10', 'SIGCONT to 11']],
    ['isolate', ['restore server1 on server1']],
    ['lossy', ['end loss of server1 on server1']],
    ['slow', ['SIGKILL to 20', 'SIGCONT to 10', 'SIGKILL to 21', 'SIGCONT to 11']],
    ['exhaust', ['SIGKILL to 30', 'SIGKILL to 31']],
    ['fill-disk', ['empty server1.app', 'empty server1.nginx']],
  ] as const)('%s takes exactly the acts that undo it', async (fault, expected) => {
    const { hands, acts, shell } = stage(everybody);
    const { did, started } = await lift(hands, watchOf(fault));
    expect(acts).toEqual(expected);
    expect(did.length).toBeGreaterThan(0);
    expect([...started, ...shell.orders]).toEqual([]);
  });

  it.each(['stop', 'kill'] as const)('%s starts what is gone by the very command of before', async (fault) => {
    const { hands, shell } = stage([10]);
    const { did, started } = await lift(hands, watchOf(fault));
    const { argv, options } = startOf('server1.nginx', 11);
    expect(shell.orders).toEqual([{ argv, options }]);
    expect(started.length).toBe(1);
    expect(did).toEqual([
      'server1.app was running',
      expect.stringMatching(/^started server1.nginx again as process \d+$/),
    ]);
  });

  it('goes on past an act that fails, and says so in one line', async () => {
    const { hands, acts } = stage([10, 11], ['empty server1.app']);
    const { did } = await lift(hands, watchOf('fill-disk'));
    expect(acts).toEqual(['empty server1.nginx']);
    expect(did[0]).toBe('failed: empty server1.app is impossible');
  });

  it.each(faultIds)('%s of what was never started harms nobody and says what there was', async (fault) => {
    const { hands, acts, shell } = stage([]);
    const { did } = await lift({ ...hands, roster: openRoster() }, watchOf(fault));
    expect(acts.filter((act) => act.startsWith('SIG'))).toEqual([]);
    expect(shell.orders).toEqual([]);
    expect(did.length).toBeGreaterThan(0);
  });
});
