import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../loadtests/driver/answered.ts';
import type { LoadPlan } from '../../../model/plan.ts';
import type { Sample } from '../../../model/sample.ts';
import { ms, perSecond } from '../../../model/units.ts';

const load: LoadPlan = {
  ratePerSecond: { static: perSecond(10), read: perSecond(20), write: perSecond(0) },
  returningPerSecond: perSecond(5),
  timeoutMs: ms(500),
  deadlineMs: ms(250),
};

const rates = { static: 10, read: 20, write: 0 };

/** Begun in its own slot, or so much later. */
const sample = (
  operation: Sample['operation'],
  iteration: number,
  arm: Sample['arm'] = 'main',
  lateMs = 0,
): Sample => ({
  operation,
  iteration,
  arm,
  beganMs: (iteration * 1000) / (arm === 'main' ? rates[operation] : 5) + lateMs,
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

const isAnswered = (reported: readonly Sample[], untilMs: number): boolean => answersOf(load, reported)(untilMs);

/** Only reads, at a rate at which a slot is as long as the clock's grain; begun so much too late. */
function hurried(lateMs: number): boolean {
  const quick = { ...load, ratePerSecond: { static: perSecond(0), read: perSecond(1000), write: perSecond(0) } };
  const read = (number: number): Sample => ({ ...sample('read', number), beganMs: number + lateMs });
  const reads = numbers(100).map(read);
  return answersOf({ ...quick, returningPerSecond: perSecond(0) }, reads)(100);
}

describe('a load is answered until a moment', () => {
  it('when every request that was due before is reported, of all operations and all users', () => {
    expect(isAnswered(second, 1000)).toBe(true);
    expect(second.every((_, place) => !isAnswered(second.toSpliced(place, 1), 1000))).toBe(true);
  });

  it('whatever came twice, and however much came later', () => {
    expect(isAnswered([...second.slice(1), second[1]!, sample('static', 30)], 1000)).toBe(false);
    expect(isAnswered([...second, sample('read', 20)], 1000)).toBe(true);
  });

  it('up to the slot that begins at the moment, which is not due before it', () => {
    expect(isAnswered(second, 1001)).toBe(false);
    expect(isAnswered([], 0)).toBe(true);
  });

  it('as far as it was reported when asked again', () => {
    const reported = second.slice(0, -1);
    const ask = answersOf(load, reported);
    expect(ask(1000)).toBe(false);
    reported.push(...second.slice(-1));
    expect(ask(1000)).toBe(true);
  });

  it('and no late one can be of a later slot behind a dropped one: the next that is begun in time shows it', () => {
    const late = [18, 19].map((number) => sample('read', number, 'main', 60));
    const behind = [...second.filter(({ operation, iteration }) => operation !== 'read' || iteration < 18), ...late];
    const returning = second.filter(({ arm }) => arm === 'returning');
    const reported = [...behind, ...returning];
    expect(isAnswered(reported, 1000)).toBe(false);
    expect(isAnswered([...reported, sample('read', 20, 'main', 50)], 1000)).toBe(false);
    expect(isAnswered([...reported, sample('read', 20, 'main', 48)], 1000)).toBe(true);
  });

  it('also where a slot is as short as the grain of the clock', () => {
    expect(hurried(0)).toBe(true);
    expect(hurried(1)).toBe(false);
  });
});
