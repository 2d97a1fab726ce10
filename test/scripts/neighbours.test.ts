import { describe, expect, it } from 'vitest';
import type { Reply } from '../../scripts/job.ts';
import { neighboursOver, noNeighbours } from '../../scripts/neighbours.ts';

type Lock = PromiseWithResolvers<void>;

function neighbours(signal = new AbortController().signal) {
  const told: Reply[] = [];
  const [together, alone, last] = [0, 1, 2].map(() => Promise.withResolvers<void>()) as [Lock, Lock, Lock];
  const stages = { together, alone, last };
  const outside = {
    reply: (reply: Reply) => void told.push(reply),
    begins: (stage: keyof typeof stages) => stages[stage].promise,
  };
  return { told, stages, seen: neighboursOver(outside, signal) };
}

const isOver = async (promise: Promise<void>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);

describe('the other lanes of a run', () => {
  it('are told once that a stage is waited for, and waited for until it begins', async () => {
    const { told, stages, seen } = neighbours();
    const waiting = [seen.together(), seen.together()];
    expect(await isOver(Promise.all(waiting).then(() => undefined))).toBe(false);
    expect(told).toEqual([{ type: 'ready', for: 'together' }]);
    stages.together.resolve();
    expect(await isOver(Promise.all(waiting).then(() => undefined))).toBe(true);
    expect(await isOver(seen.alone())).toBe(false);
    expect(told[1]).toEqual({ type: 'ready', for: 'alone' });
  });

  it('are not waited for once the run is asked to stop', async () => {
    const stop = new AbortController();
    const { seen } = neighbours(stop.signal);
    const waiting = seen.alone();
    stop.abort();
    expect(await isOver(waiting)).toBe(true);
    expect(await isOver(neighbours(AbortSignal.abort()).seen.together())).toBe(true);
  });

  it('are none where a run has one lane', async () => {
    expect(await isOver(noNeighbours.together())).toBe(true);
    expect(await isOver(noNeighbours.alone())).toBe(true);
  });
});
