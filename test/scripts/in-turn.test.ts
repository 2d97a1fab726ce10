import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { epochMs } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';
import type { Ended } from '../../scripts/ended.ts';
import { runInTurn } from '../../scripts/in-turn.ts';
import type { InTurn } from '../../scripts/in-turn.ts';
import type { ProveJob } from '../../scripts/job.ts';

const jobs = (...suites: readonly string[]): readonly ProveJob[] =>
  suites.map((suite) => ({ plan: { suite } }) as unknown as ProveJob);

const locked = new Failure('locked', { what: 'another run is up', why: '' });

/** Runs suites, each of which ends with the code given, or is thrown; tells the codes in the order of their accounting. */
async function ranBy(run: InTurn['run'], others: Partial<InTurn> = {}): Promise<readonly number[]> {
  const exits: number[] = [];
  const account = async ({ exit }: Ended): Promise<void> => void exits.push(exit);
  const turn = { run, account, stop: new AbortController().signal, deadline: undefined, ...others };
  await runInTurn([jobs('a', 'b'), jobs('c')], turn);
  return exits;
}

const held = (some: readonly ProveJob[]): Promise<readonly Ended[]> => Promise.resolve(some.map(() => ({ exit: 0 })));

describe('suites in turn', () => {
  it('are accounted for in their order, those of a batch together', async () => {
    const batches: string[] = [];
    const run: InTurn['run'] = (some) => {
      batches.push(some.map(({ plan }) => plan.suite).join());
      return held(some);
    };
    expect(await ranBy(run)).toEqual([0, 0, 0]);
    expect(batches).toEqual(['a,b', 'c']);
  });

  it('are tried again when only the first of a batch could be begun', async () => {
    expect(await ranBy((some) => held(some.slice(0, 1)))).toEqual([0, 0, 0]);
  });

  it('keep what has ended when the next one is refused, and no other is begun then', async () => {
    let begun = 0;
    const once: InTurn['run'] = (some) => (begun++ === 0 ? held(some.slice(0, 1)) : Promise.reject(locked));
    expect(await ranBy(once)).toEqual([0, 75]);
    expect(begun).toBe(2);
    await expect(ranBy(() => Promise.reject(locked))).rejects.toBe(locked);
  });

  it('keep what has ended when a signal comes between two of them', async () => {
    const stop = new AbortController();
    const interrupted = new Failure('interrupted', { what: 'interrupted by SIGINT', why: '' });
    const run: InTurn['run'] = (some) => {
      stop.abort(interrupted);
      return held(some);
    };
    expect(await ranBy(run, { stop: stop.signal })).toEqual([0, 0, 130]);
    await expect(ranBy(held, { stop: stop.signal })).rejects.toBe(interrupted);
  });

  it('are not begun any more once the deadline is over, which is said of each', async () => {
    const over = { at: epochMs(systemClock.now() - 1), afterMs: 1 } as unknown as NonNullable<InTurn['deadline']>;
    expect(await ranBy(() => Promise.reject(new Error('nobody')), { deadline: over })).toEqual([2, 2, 2]);
  });
});
