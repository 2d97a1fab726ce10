import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import { docComplaints } from './docs.ts';

const complaints = (text: string, path = 'model/a.ts') => docComplaints([parseSource({ path, text })]);

describe('an export', () => {
  it('without a doc comment is refused, whatever it is', () => {
    const text = [
      'export const a = 1;',
      'export function b() {}',
      'export type C = string;',
      'export class D {}',
      'export default () => {};',
    ].join('\n');
    expect(complaints(text)).toEqual([
      'model/a.ts:1: a has no doc comment',
      'model/a.ts:2: b has no doc comment',
      'model/a.ts:3: C has no doc comment',
      'model/a.ts:4: D has no doc comment',
      'model/a.ts:5: the default export has no doc comment',
    ]);
  });

  it('with a doc comment right above it passes', () => {
    expect(complaints('/** The answer. */\nexport const a = 42;')).toEqual([]);
  });

  it('is not documented by a plain comment, an empty one, or one further up', () => {
    expect(complaints('// The answer.\nexport const a = 42;')).toHaveLength(1);
    expect(complaints('/** */\nexport const a = 42;')).toHaveLength(1);
    expect(complaints('/** Other. */\nconst b = 1;\nexport const a = b;')).toHaveLength(1);
  });

  it('of something declared elsewhere needs none', () => {
    expect(
      complaints(`export { a } from './b.ts';\nexport type { C } from './b.ts';\nexport * from './d.ts';`),
    ).toEqual([]);
  });

  it('of a test needs none', () => {
    expect(complaints('export const a = 1;', 'test/support/a.ts')).toEqual([]);
  });
});

describe('a field', () => {
  it('of an exported interface or object type without a doc comment is refused', () => {
    const text = [
      '/** A pair. */',
      'export interface Pair {',
      '  /** Left. */',
      '  readonly left: number;',
      '  readonly right: number;',
      '  swap(): Pair;',
      '}',
      '/** A point. */',
      'export type Point = { x: number };',
    ].join('\n');
    expect(complaints(text)).toEqual([
      'model/a.ts:5: Pair.right has no doc comment',
      'model/a.ts:6: Pair.swap has no doc comment',
      'model/a.ts:9: Point.x has no doc comment',
    ]);
  });

  it('of an interface that stays in its file needs none', () => {
    expect(complaints('interface Pair { left: number }')).toEqual([]);
  });
});
