import { describe, expect, it } from 'vitest';
import { isAnswered } from '../../../loadtests/driver/answered.ts';
import type { LoadPlan } from '../../../model/plan.ts';
import type { Sample } from '../../../model/sample.ts';
import { ms, perSecond } from '../../../model/units.ts';

const load: LoadPlan = {
  ratePerSecond: { static: perSecond(10), read: perSecond(20), write: perSecond(0) },
  returningPerSecond: perSecond(5),
  timeoutMs: ms(500),
  deadlineMs: ms(250),
};

const sample = (operation: Sample['operation'], iteration: number, arm: Sample['arm'] = 'main'): Sample => ({
  operation,
  iteration,
  arm,
  beganMs: 0,
  scenarioMs: 0,
  jitterMs: 0,
  waitMs: 3,
  status: 200,
  error: 0,
  valid: true,
  server: 'server1',
  database: '',
});

const numbers = (n: number): readonly number[] => Array.from({ length: n }, (_, number) => number);

/** What every user of the first second reports. */
const second: readonly Sample[] = [
  ...numbers(10).map((number) => sample('static', number)),
  ...numbers(20).map((number) => sample('read', number)),
  ...numbers(5).flatMap((number) => [sample('static', number, 'returning'), sample('read', number, 'returning')]),
];

describe('a load is answered until a moment', () => {
  it('when every request that was due before is reported, of all operations and all users', () => {
    expect(isAnswered(second, load, 1000)).toBe(true);
    expect(second.every((_, place) => !isAnswered(second.toSpliced(place, 1), load, 1000))).toBe(true);
  });

  it('whatever came twice, and however much came later', () => {
    expect(isAnswered([...second.slice(1), second[1]!, sample('static', 30)], load, 1000)).toBe(false);
    expect(isAnswered([...second, sample('read', 20)], load, 1000)).toBe(true);
  });

  it('up to the slot that begins at the moment, which is not due before it', () => {
    expect(isAnswered(second, load, 1001)).toBe(false);
    expect(isAnswered([], load, 0)).toBe(true);
  });
});
