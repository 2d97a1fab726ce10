import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { armNames, decodeSample, encodeSample, writeId, writesPerArm } from '../../model/sample.ts';
import { operationNames } from '../../model/stack.ts';

const answered: Sample = {
  operation: 'read',
  arm: 'main',
  iteration: 123,
  beganMs: 12_345,
  scenarioMs: 0,
  jitterMs: 7,
  waitMs: 3,
  status: 200,
  error: 0,
  valid: true,
  server: 'server1',
  database: 'replica',
};
const refused: Sample = {
  ...answered,
  status: 0,
  error: 1212,
  valid: false,
  server: '',
  database: '',
  beganMs: -2,
  waitMs: -1,
};

describe('a sample', () => {
  const ways = operationNames.flatMap((operation) => armNames.map((arm) => ({ operation, arm })));

  it.each(ways)('of $operation, $arm, comes back as it was written', (way) => {
    for (const sample of [answered, refused]) {
      expect(decodeSample(encodeSample({ ...sample, ...way }))).toEqual({ ...sample, ...way });
    }
  });

  it('of a read brings along the newest write that its database held, which may be none', () => {
    for (const seen of [0, 20_001_234, writeId(99, writesPerArm - 1, 'returning')]) {
      expect(decodeSample(encodeSample({ ...answered, seen }))).toEqual({ ...answered, seen });
    }
    expect(decodeSample(`${encodeSample(answered)},=`)).toBeUndefined();
  });

  it('of a returning user says at its end that a connection was made for it, and nothing of one that was kept', () => {
    for (const seen of [{}, { seen: 20_001_234 }]) {
      const opened = { ...answered, arm: 'returning', ...seen, opened: true } as const;
      expect(encodeSample(opened)).toBe(`${encodeSample({ ...answered, arm: 'returning', ...seen })},+`);
      expect(decodeSample(encodeSample(opened))).toEqual(opened);
    }
    for (const end of [',', ',-', '+', ',+,+']) expect(decodeSample(encodeSample(answered) + end)).toBeUndefined();
  });

  it('of a read takes less than 60 bytes with the names of the shipped stack', () => {
    const usual = { ...answered, iteration: 1234, beganMs: 10_287, database: 'replica.mariadb', seen: 20_001_234 };
    expect(encodeSample(usual).length + 1).toBeLessThan(60);
  });

  it('takes no byte more for the arm', () => {
    expect(encodeSample({ ...answered, arm: 'returning' })).toHaveLength(encodeSample(answered).length);
  });

  it('is written with the time since its own scenario, which is all that k6 knows', () => {
    expect(encodeSample({ ...answered, beganMs: 12_383, scenarioMs: 38 })).toBe(encodeSample(answered));
  });

  it('takes at most 60 bytes with names of the usual length', () => {
    const long: Sample = { ...answered, iteration: 99_999, beganMs: 999_999, waitMs: 1000, status: 503, error: 1503 };
    expect(encodeSample(long).length + 1).toBeLessThanOrEqual(60);
  });

  it('is not read from any line cut before its last field, nor from anything k6 says', () => {
    const whole = encodeSample(answered);
    const lastComma = whole.lastIndexOf(',');
    for (let length = 0; length <= lastComma; length++) expect(decodeSample(whole.slice(0, length))).toBeUndefined();
    const said = [
      'Request Failed',
      'Insufficient VUs, reached 1 active VUs',
      '#start,read,1',
      `${whole}\r`,
      `x${whole}`,
      '6,1,2,3,4,200,0,1,,',
      '9,1,2,3,4,200,0,1,,',
    ];
    for (const line of said) expect(decodeSample(line)).toBeUndefined();
  });

  it('refuses names that could break the line', () => {
    expect(decodeSample(encodeSample({ ...answered, server: 'a,b' }))).toBeUndefined();
    expect(decodeSample(encodeSample({ ...answered, server: 'Server 1' }))).toBeUndefined();
  });
});

describe('the identity of a write', () => {
  it('says episode, arm and iteration', () => {
    expect(writeId(2, 5)).toBe(20_000_005);
    expect(writeId(2, 5, 'returning')).toBe(25_000_005);
  });

  it('is its own up to the last write of an arm, and beyond that there is none', () => {
    const last = writesPerArm - 1;
    expect([writeId(1, last) + 1, writeId(1, last, 'returning') + 1]).toEqual([
      writeId(1, 0, 'returning'),
      writeId(2, 0),
    ]);
    expect(() => writeId(1, writesPerArm)).toThrow(RangeError);
    expect(() => writeId(1, writesPerArm, 'returning')).toThrow(RangeError);
  });
});
