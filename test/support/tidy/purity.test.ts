import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import { purityComplaints } from './purity.ts';

const complaints = (text: string, path = 'verdict/a.ts') => purityComplaints([parseSource({ path, text })]);

describe('a pure folder', () => {
  it('may not read the clock', () => {
    expect(complaints('export const at = Date.now();')).toEqual([
      'verdict/a.ts:1: verdict/ is pure and may not use Date.now',
    ]);
    expect(complaints('export const at = new Date();')).toEqual([
      'verdict/a.ts:1: verdict/ is pure and may not use the present date',
    ]);
    expect(complaints('export const at = performance.now();')).toHaveLength(1);
  });

  it('may not draw lots', () => {
    expect(complaints('export const lot = Math.random();')).toHaveLength(1);
    expect(complaints('export const id = randomUUID();')).toHaveLength(1);
  });

  it('may not ask the process or wait', () => {
    expect(complaints('export const home = process.env.HOME;')).toHaveLength(1);
    expect(complaints('setTimeout(() => {}, 1);')).toHaveLength(1);
  });

  it('may print a date that it was given, and speak of a process', () => {
    expect(
      complaints(`export const day = (ms: number) => new Date(ms).toISOString() + watch.process.pid; // Date.now`),
    ).toEqual([]);
  });

  it('is not every folder', () => {
    expect(complaints('export const at = Date.now();', 'scripts/clock.ts')).toEqual([]);
  });
});
