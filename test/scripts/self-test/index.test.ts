import { describe, expect, it } from 'vitest';
import { knownCases } from '../../../known/cases.ts';
import { Failure } from '../../../model/failure.ts';
import { chosenOf } from '../../../scripts/self-test/index.ts';

describe('the cases that are played', () => {
  it('are all of them unless some are named', () => {
    expect(chosenOf(undefined, knownCases)).toBe(knownCases);
  });

  it('are those named, in the order named', () => {
    expect(chosenOf('reference,idle', knownCases).map(({ name }) => name)).toEqual(['reference', 'idle']);
  });

  it('are none when a name is wrong, and the nearest one is named', () => {
    expect(() => chosenOf('idle,referense', knownCases)).toThrow(Failure);
    expect(() => chosenOf('idle,referense', knownCases)).toThrow('no known case `referense`');
  });
});
