import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import {
  assertionComplaints,
  bareExpectComplaints,
  evasionComplaints,
  placeOfTestComplaints,
  replacingComplaints,
  titleComplaints,
} from './tests.ts';

const file = (text: string, path = 'test/model/a.test.ts') => [parseSource({ path, text })];

// The words in these texts are plants: they stand here so that the rule is seen to refuse them, and nothing runs them.
describe('an evasion', () => {
  it('is refused: alone, left out, put off or expected to fail', () => {
    const text = `it.only('a', f);\ndescribe.skip('b', f);\nit.todo('c');\nit.skipIf(x)('d', f);\nit.fails('e', f);`;
    expect(evasionComplaints(file(text)).map((line) => line.split(' ').at(-1))).toEqual([
      '.only',
      '.skip',
      '.todo',
      '.skipIf',
      '.fails',
    ]);
  });

  it('by an option is refused', () => {
    expect(evasionComplaints(file(`it('a', { retry: 2 }, f);`))).toEqual(['test/model/a.test.ts:1: no retry']);
    expect(evasionComplaints(file('export default { test: { retry: 2 } };', 'vitest.config.ts'))).toHaveLength(1);
  });

  it('is no word in other places', () => {
    expect(evasionComplaints(file(`it('a', f);\nlist.skip(1);\nconst settings = { retry: 2 };`))).toEqual([]);
  });
});

describe('a test', () => {
  it('that expects nothing is refused', () => {
    const text = `it('a', () => {\n  run();\n});\nit.each([1])('b %s', async () => {});\nit('c', () => { expect(1).toBe(1); });`;
    expect(assertionComplaints(file(text))).toEqual([
      'test/model/a.test.ts:1: this test expects nothing',
      'test/model/a.test.ts:4: this test expects nothing',
    ]);
  });

  it('may expect by a function named so', () => {
    expect(assertionComplaints(file(`it('a', () => expectOrder(1, 2));`))).toEqual([]);
  });

  it('that expects without a claim is refused', () => {
    expect(bareExpectComplaints(file(`it('a', () => {\n  expect(isName('x'));\n});`))).toEqual([
      'test/model/a.test.ts:2: expect without a claim',
    ]);
  });

  it('whose title promises is refused', () => {
    expect(titleComplaints(file(`it('should work', f);\nit('works', f);`))).toEqual([
      'test/model/a.test.ts:1: a title is a claim, without "should"',
    ]);
  });

  it('that mirrors no file is refused, wherever it stands', () => {
    const paths = [
      'model/a.ts',
      'scripts/b.mjs',
      'test/scripts/b.test.ts',
      'test/model/a.test.ts',
      'test/model/b.test.ts',
      'model/a.test.ts',
      'test/live/smoke.test.ts',
    ];
    expect(placeOfTestComplaints(paths)).toEqual([
      'test/model/b.test.ts: mirrors no file',
      'model/a.test.ts: mirrors no file',
    ]);
  });

  it('that replaces modules beside others, or has them to itself without need, is refused', () => {
    const replacing = file(`import { vi } from 'vitest';\nvi.mock('../model/b.ts');`);
    const settings = "include: ['test/model/a.test.ts']";
    expect(replacingComplaints(replacing, '')).toEqual([
      'test/model/a.test.ts: replaces modules, and is not named in vitest.config.ts',
    ]);
    expect(replacingComplaints(file('vi.fn();'), settings)).toEqual([
      'test/model/a.test.ts: replaces no module, and is named in vitest.config.ts',
    ]);
    expect([...replacingComplaints(replacing, settings), ...replacingComplaints(file('vi.fn();'), '')]).toEqual([]);
  });
});
