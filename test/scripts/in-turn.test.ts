import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { epochMs } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';
import type { Ended } from '../../scripts/ended.ts';
import { runInTurn, runSingly } from '../../scripts/in-turn.ts';
import type { InTurn } from '../../scripts/in-turn.ts';
import type { ProveJob } from '../../scripts/job.ts';

type Turn = InTurn<ProveJob>;

const jobs = (...suites: readonly string[]): readonly ProveJob[] =>
  suites.map((suite) => ({ plan: { suite } }) as unknown as ProveJob);

const locked = new Failure('locked', { what: 'another run is up', why: '' });

/** Runs suites, each of which ends with the code given, or is thrown; tells the codes in the order of their accounting. */
async function ranBy(run: Turn['run'], others: Partial<Turn> = {}): Promise<readonly number[]> {
  const exits: number[] = [];
  const account = async ({ exit }: Ended): Promise<void> => void exits.push(exit);
  const turn = { run, account, stop: new AbortController().signal, deadline: undefined, ...others };
  await runInTurn([jobs('a', 'b'), jobs('c')], turn);
  return exits;
}

const held = (some: readonly ProveJob[]): Promise<readonly Ended[]> => Promise.resolve(some.map(() => ({ exit: 0 })));

/** Each batch ends with these codes. */
const endingWith =
  (...exits: readonly number[]): Turn['run'] =>
  (some) =>
    Promise.resolve(some.map((_, place) => ({ exit: exits[place] ?? 0 })));

/** Runs one job after the other; tells of each how it was accounted for. */
async function ranSingly(run: (job: ProveJob) => Promise<Ended>): Promise<readonly string[]> {
  const told: string[] = [];
  const account = async ({ exit }: Ended, { plan }: ProveJob): Promise<void> => void told.push(`${plan.suite} ${exit}`);
  await runSingly(jobs('a', 'b', 'c'), { run, account, stop: new AbortController().signal });
  return told;
}

/** The second cannot be begun. */
const secondFails = ({ plan }: ProveJob): Promise<Ended> =>
  plan.suite === 'b' ? Promise.reject(new Error('planted')) : Promise.resolve({ exit: 0 });

describe('suites in turn', () => {
  it('are accounted for in their order, those of a batch together', async () => {
    const batches: string[] = [];
    const run: Turn['run'] = (some) => {
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
    const once: Turn['run'] = (some) => (begun++ === 0 ? held(some.slice(0, 1)) : Promise.reject(locked));
    expect(await ranBy(once)).toEqual([0, 75]);
    expect(begun).toBe(2);
    await expect(ranBy(() => Promise.reject(locked))).rejects.toBe(locked);
  });

  it('keep what has ended when a signal comes between two of them', async () => {
    const stop = new AbortController();
    const interrupted = new Failure('interrupted', { what: 'interrupted by SIGINT', why: '' });
    const run: Turn['run'] = (some) => {
      stop.abort(interrupted);
      return held(some);
    };
    expect(await ranBy(run, { stop: stop.signal })).toEqual([0, 0, 130]);
    await expect(ranBy(held, { stop: stop.signal })).rejects.toBe(interrupted);
  });

  it('end with the batch in which one was interrupted, by whichever signal, whatever became of the others', async () => {
    expect(await ranBy(endingWith(130, 0))).toEqual([130, 0]);
    expect(await ranBy(endingWith(129, 129))).toEqual([129, 129]);
  });

  it('are not begun any more once the deadline is over, which is said of each', async () => {
    const over = { at: epochMs(systemClock.now() - 1), afterMs: 1 } as unknown as NonNullable<Turn['deadline']>;
    expect(await ranBy(() => Promise.reject(new Error('nobody')), { deadline: over })).toEqual([2, 2, 2]);
  });
});

describe('jobs of which none is run beside another', () => {
  it('are accounted for by their names, and one that fails to begin is one of them', async () => {
    expect(await ranSingly(secondFails)).toEqual(['a 0', 'b 70', 'c 0']);
    await expect(ranSingly(() => Promise.reject(locked))).rejects.toBe(locked);
  });
});
