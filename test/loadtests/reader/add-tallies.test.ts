import { describe, expect, it } from 'vitest';
import { addTallies } from '../../../loadtests/reader/add-tallies.ts';
import { ownLineCounter } from '../../../loadtests/reader/own-lines.ts';
import type { Tally } from '../../../model/tally.ts';

const nothing: Tally = ownLineCounter({ edgesMs: [], closeLooks: [], deadlineMs: 250 }).tally();
const partOf = (requests: number): Tally => ({ ...nothing, requests });
const parts = (...requests: readonly number[]): readonly Tally[] => requests.map(partOf);

describe('addTallies', () => {
  it('adds up to what its counts can hold', () => {
    expect(addTallies(parts(2 ** 31, 2 ** 31 - 1)).requests).toBe(2 ** 32 - 1);
  });

  it('refuses more, whatever the parts: a count would begin anew at nothing', () => {
    for (const many of [parts(2 ** 31, 2 ** 31), parts(2 ** 32)]) {
      expect(() => addTallies(many)).toThrow('there are 4,294,967,296 requests, and no more than 4,294,967,295');
    }
  });
});
