import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { checkPlan, keysAt, schemaAt } from '../../plans/check.ts';
import { guess } from '../../plans/shape.ts';
import type { PlanOrigin } from '../../plans/file.ts';
import { smoke } from '../../plans/smoke.ts';

const origin: PlanOrigin = { fileName: 'my.yaml', locate: () => undefined };

describe('checkPlan of anything', () => {
  it.each([undefined, null, 7, 'smoke', [], () => smoke, new Map()])('refuses %s at the top of the file', (value) => {
    expect(() => checkPlan(value, origin)).toThrow(Failure);
    expect(() => checkPlan(value, origin)).toThrow(/^my\.yaml:1:1: the plan /);
  });

  it('names the value to blame by its path', () => {
    const value = { ...smoke, experiments: [{ target: 'balancer', fault: 'burn' }] };
    expect(() => checkPlan(value, origin)).toThrow('my.yaml:1:1: experiments[0].fault cannot be "burn"');
  });
});

describe('checkPlan', () => {
  it('turns text with units into numbers', () => {
    const read = checkPlan({ ...smoke, load: { rate: { read: '20/s' }, timeout: '1.5s' } }, undefined);
    expect(read).toMatchObject({ load: { rate: { read: 20 }, timeout: 1500 }, bars: { availability: 0.95 } });
  });

  it('names the suite when there is no file', () => {
    expect(() => checkPlan({}, undefined, 'mine')).toThrow(/^suite mine: the plan lacks the key "suite"$/);
  });
});

describe('the parts of the schema', () => {
  it('are found by the path of a value', () => {
    expect(keysAt(['experiments', 3])).toEqual(['target', 'fault', 'spof', 'staleReads']);
    expect(keysAt(['experiments', 3, 'target'])).toEqual([]);
    expect(schemaAt(['windows', 'hold'])?.description).toContain('healing');
  });
});

describe('guess', () => {
  it('says nothing when no word is near, or when it is no word', () => {
    expect(guess('zzz', ['static'])).toBe('');
    expect(guess(7, ['static'])).toBe('');
    expect(guess('statc', ['static'])).toBe('Did you mean "static"? ');
  });
});
