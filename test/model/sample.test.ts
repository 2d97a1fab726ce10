import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { decodeSample, encodeSample, writeId } from '../../model/sample.ts';
import { operationNames } from '../../model/stack.ts';

const answered: Sample = {
  operation: 'read',
  iteration: 123,
  beganMs: 12_345,
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
  it.each(operationNames)('of %s comes back as it was written', (operation) => {
    for (const sample of [answered, refused]) {
      expect(decodeSample(encodeSample({ ...sample, operation }))).toEqual({ ...sample, operation });
    }
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
  it('is its own in every episode and iteration', () => {
    expect(writeId(2, 5)).toBe(2_000_005);
    expect(new Set([writeId(1, 999_999), writeId(2, 0), writeId(2, 1)]).size).toBe(3);
  });
});
