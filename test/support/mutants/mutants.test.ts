import { describe, expect, it } from 'vitest';
import { judge } from '../../../verdict/judge.ts';
import { battery } from './battery.ts';
import { judgeWith, replaced } from './mutant.ts';
import { mutants } from './mutants.ts';
import { seenBy } from './trap.ts';

describe('the judge', () => {
  it.each(battery.map((trap) => ({ name: trap.name, trap })))('sees the truth of $name', ({ trap }) => {
    expect(seenBy(judge, trap)).toEqual(trap.truth);
  });
});

describe('a judge built without a change', () => {
  it('judges as the real one does', async () => {
    const built = await judgeWith();
    expect(battery.map((trap) => seenBy(built, trap))).toEqual(battery.map(({ truth }) => truth));
  });
});

describe.concurrent('a judge that', () => {
  it.each(mutants)('$wrong is caught by $trap', async (mutant) => {
    const trap = battery.find(({ name }) => name === mutant.trap);
    if (!trap) throw new Error(`there is no trap "${mutant.trap}"`);
    const wrong = await judgeWith(mutant);
    expect(seenBy(wrong, trap)).not.toEqual(trap.truth);
  });
});

describe('a mutant', () => {
  const change = { file: 'a.ts', from: 'yes', to: 'no $&' };

  it('replaces its piece as it is written', () => {
    expect(replaced('if (yes) go', change)).toBe('if (no $&) go');
  });

  it.each([
    ['gone', 'if (true) go', 0],
    ['there twice', 'yes and yes', 2],
  ])('is stale when its piece is %s', (_, text, times) => {
    expect(() => replaced(text, change)).toThrow(`"yes" stands ${times} times in a.ts`);
  });

  it('is stale when its module is no part of the judge', async () => {
    await expect(judgeWith({ ...change, file: 'reports/index.ts' })).rejects.toThrow('is no part of the judge');
  });
});

describe('the traps', () => {
  it('are each needed by a mutant', () => {
    const needed = new Set(mutants.map(({ trap }) => trap));
    expect(battery.map(({ name }) => name).filter((name) => !needed.has(name))).toEqual([]);
  });

  it('catch every one of at least a dozen mutants', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(12);
    expect(new Set(mutants.map(({ wrong }) => wrong)).size).toBe(mutants.length);
  });
});
