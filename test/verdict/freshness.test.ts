import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { writeId } from '../../model/sample.ts';
import { freshnessOf } from '../../verdict/freshness.ts';

const common = { arm: 'main', scenarioMs: 0, jitterMs: 0, error: 0, valid: true, server: 'server1' } as const;
const write = (iteration: number, beganMs: number, changes: Partial<Sample> = {}): Sample => ({
  ...common,
  operation: 'write',
  iteration,
  beganMs,
  waitMs: 5,
  status: 201,
  database: 'primary',
  ...changes,
});
const read = (beganMs: number, seen?: number): Sample => ({
  ...common,
  operation: 'read',
  iteration: beganMs,
  beganMs,
  waitMs: 3,
  status: 200,
  database: 'replica',
  ...(seen === undefined ? {} : { seen }),
});

/** Ten writes a second from 0 to 20 s; the fault is in force from 5 to 12 s. */
const writes = Array.from({ length: 200 }, (_, iteration) => write(iteration, iteration * 100));
const moments = {
  settledMs: 0,
  controlEndMs: 5000,
  actMs: 5000,
  injectedMs: 5000,
  healBegunMs: 12_000,
  healedMs: 12_100,
  recoveredMs: 15_000,
  loadEndMs: 20_000,
};
const judge = (samples: readonly Sample[]): ReturnType<typeof freshnessOf> =>
  freshnessOf({ episode: 3, samples, moments, failoverBudgetMs: 1000, stalenessMs: 1000 });
const reads = (...all: readonly Sample[]): ReturnType<typeof freshnessOf> => judge([...writes, ...all]);
const id = (iteration: number): number => writeId(3, iteration);

describe('a read', () => {
  it('is fresh when it shows all that was acknowledged long enough before', () => {
    expect(reads(read(8000, id(79)))).toEqual({
      reads: { compared: 1, stale: 0, worstMs: null },
      unseen: [],
      staleSinceRecovery: 0,
      isStaleBeyondStall: false,
    });
    expect(reads(read(8000, id(69)))).toMatchObject({ reads: { compared: 1, stale: 0 } });
  });

  it('is stale when it lacks a write that was begun after what it shows, and acknowledged too long before', () => {
    // Write 68 is acknowledged at 6,805 ms, write 69 begun at 6,900 and acknowledged at 6,905: 1,095 ms before the read.
    expect(reads(read(8000, id(68)))).toEqual({
      reads: { compared: 1, stale: 1, worstMs: 1095 },
      unseen: [id(69)],
      staleSinceRecovery: 0,
      isStaleBeyondStall: false,
    });
  });

  it('tells the age of the oldest write that it lacks, and names the newest', () => {
    expect(reads(read(11_000, id(10)))).toEqual({
      reads: { compared: 1, stale: 1, worstMs: 11_000 - 1105 },
      unseen: [id(99)],
      staleSinceRecovery: 0,
      isStaleBeyondStall: true,
    });
  });

  it('of a database without any write, or with those of an earlier episode, lacks all of this one', () => {
    expect(reads(read(8000, 0), read(8000, writeId(2, 7))).reads).toEqual({ compared: 2, stale: 2, worstMs: 7995 });
  });

  it('says nothing where the answer does not tell, is wrong, or shows a write that nobody acknowledged', () => {
    const lost = write(150, 15_000, { status: 0, error: 1050, valid: false });
    const some = [...writes.filter(({ iteration }) => iteration !== 150), lost];
    const told = [read(8000), { ...read(8000, 0), valid: false }, read(17_000, id(150)), read(17_000, id(900))];
    expect(judge([...some, ...told]).reads).toEqual({ compared: 0, stale: 0, worstMs: null });
  });

  it('is judged in the hold and after the time to recover, not while a replica may catch up', () => {
    const stale = [4000, 5500, 8000, 12_500, 14_000, 16_000].map((beganMs) => read(beganMs, 0));
    expect(reads(...stale)).toMatchObject({ reads: { compared: 2, stale: 2 }, staleSinceRecovery: 1 });
  });

  it('is not judged when it was still waiting as healing began: a replica that has just come back answers it', () => {
    expect(reads({ ...read(11_900, id(10)), waitMs: 99 }).reads).toMatchObject({ compared: 1, stale: 1 });
    expect(reads({ ...read(11_900, id(10)), waitMs: 100 }).reads).toMatchObject({ compared: 0 });
  });

  it('is never stale for a write that was under way when the newest one was acknowledged', () => {
    // It may have got the lower number and be there all the same.
    const slow = write(500, 5900, { waitMs: 200 });
    expect(judge([write(0, 5990), slow, read(8000, id(0))]).reads).toMatchObject({ compared: 1, stale: 0 });
  });

  it('is compared with the writes of returning users as well', () => {
    const kept = write(0, 6000, { arm: 'returning' });
    expect(judge([write(0, 3000), kept, read(8000, id(0))])).toEqual({
      reads: { compared: 1, stale: 1, worstMs: 1995 },
      unseen: [writeId(3, 0, 'returning')],
      staleSinceRecovery: 0,
      isStaleBeyondStall: false,
    });
  });

  it('is stale beyond a stall where it lacks what was acknowledged longer before than the bar and the stall together', () => {
    // Nothing is begun for 1.1 s before the read: a replica that stood still as well had no time to take in the writes before.
    const stalled = writes.filter(({ beganMs }) => beganMs <= 6900 || beganMs > 8000);
    const behind = [id(68), id(60)].map((seen) => judge([...stalled, read(8000, seen)]));
    expect(behind.map(({ reads: { stale } }) => stale)).toEqual([1, 1]);
    expect(behind.map(({ isStaleBeyondStall }) => isStaleBeyondStall)).toEqual([false, false]);
    expect(judge([...stalled, read(8000, id(57))])).toMatchObject({
      reads: { worstMs: 2195 },
      isStaleBeyondStall: true,
    });
  });
});
