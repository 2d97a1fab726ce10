import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { letGuest } from '../../scripts/guest.ts';

const exit = process.exit.bind(process);
let [stdout, stderr]: [string, string] = ['', ''];
let left: unknown[] = [];
beforeEach(() => {
  [stdout, stderr, left] = ['', '', []];
  process.exit = ((code: unknown) => void left.push(code)) as never;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((stdout += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((stderr += String(text)), true));
});
afterEach(() => {
  process.exit = exit;
  vi.restoreAllMocks();
});

const refusal = (message: string, why?: string): Error =>
  expect.objectContaining({ code: 'bad-stack', exit: 64, message, ...(why !== undefined && { why }) }) as Error;

describe('code of somebody else', () => {
  it('makes a value', () => {
    expect(letGuest('s.ts', () => 7)).toBe(7);
  });

  it.each([
    ['an error', new TypeError('two\nlines'), 'two lines'],
    ['a word', 'a word', 'a word'],
  ])('that throws %s is refused with its file', (_, thrown, why) => {
    const act = (): never => {
      throw thrown;
    };
    expect(() => letGuest('s.ts', act)).toThrow(refusal('s.ts:1:1: cannot be loaded', why));
  });

  it('is refused for what is wrong with its value as that says', () => {
    const own = new Failure('bad-stack', { what: 's.ts:1:1: x', why: 'y' });
    const act = (): never => {
      throw own;
    };
    expect(() => letGuest('s.ts', act)).toThrow(own);
  });

  it('does not speak on stdout, where only our data stand', () => {
    letGuest('s.ts', () => process.stdout.write('noise\n'));
    process.stdout.write('data\n');
    expect([stdout, stderr]).toEqual(['data\n', 'noise\n']);
  });

  it.each([0, 1, 3, undefined])('does not end us with %s: that is a mistake of its file', (code) => {
    expect(() => letGuest('s.ts', () => process.exit(code))).toThrow(refusal('s.ts:1:1: it ends the program'));
    expect(left).toEqual([]);
  });

  it.each([
    [0, 64],
    [2, 64],
    [3, 3],
    [130, 130],
  ])('that ends us later with %i ends us with %i: with no result of ours', (code, as) => {
    letGuest('s.ts', () => 7);
    process.exit(code);
    expect(left).toEqual([as]);
    expect(stderr.includes('error: s.ts:1:1: it ends the program')).toBe(as === 64);
  });
});
