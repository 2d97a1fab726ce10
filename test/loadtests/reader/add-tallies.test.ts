import { describe, expect, it } from 'vitest';
import { addTallies } from '../../../loadtests/reader/add-tallies.ts';
import { ownLineCounter } from '../../../loadtests/reader/own-lines.ts';
import type { Tally } from '../../../model/tally.ts';
import { tallyText } from '../../support/tally-text.ts';

const nothing: Tally = ownLineCounter({ edgesMs: [], closeLooks: [], deadlineMs: 250 }).tally();
const partOf = (requests: number): Tally => ({ ...nothing, requests });
const parts = (...requests: readonly number[]): readonly Tally[] => requests.map(partOf);

/** 2,400 good answers by as many servers in turn, of which some are in each of 15 stretches. */
function servedBy(servers: number, from: number, to: number): Tally {
  const begin = 1_800_000_000_000;
  const edgesMs = Array.from({ length: 14 }, (_, edge) => begin + 1500 * (edge + 1));
  const counter = ownLineCounter({ edgesMs, closeLooks: [], deadlineMs: 250 });
  const lines = Array.from({ length: to - from }, (_, line) => {
    const n = from + line;
    return `1,${n},${n * 10},0,5,200,0,1,server${(n % servers) + 1},\n`;
  });
  const bytes = Buffer.from(`#start,read,${begin}\n${lines.join('')}`);
  counter.take(bytes, 0, bytes.length);
  return counter.tally();
}

describe('addTallies', () => {
  it('keeps every good answer of every server, however many there are and wherever the parts begin', () => {
    for (const servers of [1, 7, 8, 9, 30]) {
      const wanted = tallyText(servedBy(servers, 0, 2400));
      for (const border of [100, 290, 390, 900]) {
        const halves = [servedBy(servers, 0, border), servedBy(servers, border, 2400)];
        expect(tallyText(addTallies(halves))).toBe(wanted);
        expect(tallyText(addTallies(halves.toReversed()))).toBe(wanted);
      }
    }
  });

  it('is not asked for tallies of different frames', () => {
    const other = ownLineCounter({ edgesMs: [1], closeLooks: [], deadlineMs: 250 }).tally();
    expect(() => addTallies([nothing, other])).toThrow('are not of one frame');
  });

  it('adds up to what its counts can hold', () => {
    expect(addTallies(parts(2 ** 31, 2 ** 31 - 1)).requests).toBe(2 ** 32 - 1);
  });

  it('refuses more, whatever the parts: a count would begin anew at nothing', () => {
    for (const many of [parts(2 ** 31, 2 ** 31), parts(2 ** 32)]) {
      expect(() => addTallies(many)).toThrow('there are 4,294,967,296 requests, and no more than 4,294,967,295');
    }
  });
});
