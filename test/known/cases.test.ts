import { describe, expect, it } from 'vitest';
import { tamperings } from '../../known/case.ts';
import { knownCases } from '../../known/cases.ts';
import { isName } from '../../model/name.ts';

describe('the known cases', () => {
  it('have names of their own that may name a run', () => {
    const names = knownCases.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !isName(name))).toEqual([]);
  });

  it('use every tampering', () => {
    expect(new Set(knownCases.flatMap(({ tampering }) => tampering ?? []))).toEqual(new Set(tamperings));
  });
});
