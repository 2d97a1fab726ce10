import { describe, expect, it } from 'vitest';
import { noStarts, ownLineCounter } from '../../../loadtests/reader/own-lines.ts';
import type { PlainLines } from '../../../loadtests/reader/plain-lines.ts';
import { mostText } from '../../../loadtests/reader/wasm/layout.ts';
import type { TallyFrame } from '../../../model/tally.ts';
import { hostileLine, plainLine } from '../../support/sample-lines.ts';
import { tallyText } from '../../support/tally-text.ts';

const begin = 1_800_000_000_000;
const frame: TallyFrame = {
  edgesMs: [begin + 400, begin + 90_000.5, begin + 5_000_000],
  closeLooks: [
    { fromMs: begin + 300, toMs: begin + 10_000, stepMs: 1, sinceMs: begin + 2000, untilMs: begin + 9000.5 },
    {
      fromMs: begin + 1_000_000.25,
      toMs: begin + 1_050_000,
      stepMs: 7,
      sinceMs: begin + 1_000_070.25,
      untilMs: begin + 1_050_000,
    },
  ],
  deadlineMs: 250,
};

/** Holds nothing, so that every line is taken by itself. */
const noPlainLines: PlainLines = {
  rows: new Int32Array(),
  hold: () => 0,
  read: () => ({ from: 0, end: 0, read: 0, isStopped: true }),
  learn: () => undefined,
};

/** What both ways of counting make of a text, taken in blocks of so many lines. */
function bothWays(lines: readonly string[], linesAtOnce: number): readonly [kernel: string, reference: string] {
  const counters = [ownLineCounter(frame), ownLineCounter(frame, noStarts, noPlainLines)];
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    const bytes = Buffer.from(
      lines
        .slice(from, from + linesAtOnce)
        .map((line) => `${line}\n`)
        .join(''),
      'latin1',
    );
    for (const counter of counters) counter.take(bytes, 0, bytes.length);
  }
  return counters.map((counter) => tallyText(counter.tally()) + JSON.stringify(counter.starts())) as [string, string];
}

const starts = ['read', 'write', 'static', 'readReturning'].map((name, n) => `#start,${name},${begin + n * 38}`);

describe('lines counted from rows of the kernel', () => {
  it('make the tally of lines taken one by one, to the byte, of plain lines and hostile ones', () => {
    const plain = Array.from({ length: 2500 }, (_, n) => plainLine(n));
    const hostile = Array.from({ length: 2500 }, (_, n) => hostileLine(n));
    for (const lines of [plain, hostile, [...starts, ...plain], [...starts, ...hostile]]) {
      for (const linesAtOnce of [100, 5000]) {
        const [kernel, reference] = bothWays(lines, linesAtOnce);
        expect(kernel).toBe(reference);
      }
    }
  });

  it('count from the start that was said last', () => {
    const again = starts.map((line) => line.replace(String(begin), String(begin + 100_000)));
    const lines = [plainLine(1), ...starts, plainLine(2), plainLine(3), ...again, plainLine(4)];
    const [kernel, reference] = bothWays([...lines.toReversed(), ...lines], 3);
    expect(kernel).toBe(reference);
    expect(kernel).toContain(String(begin + 100_000));
  });

  it('come to no more than the others where a start is no moment at all', () => {
    for (const at of ['0', '9007199254740991', '9999999999999999']) {
      const [kernel, reference] = bothWays(
        [`#start,read,${at}`, ...Array.from({ length: 50 }, (_, n) => plainLine(n))],
        7,
      );
      expect([at, kernel]).toEqual([at, reference]);
    }
  });

  it('may stand around one that is longer than all that the kernel holds', () => {
    const long = 'x'.repeat(mostText + 10);
    const [kernel, reference] = bothWays([...starts, plainLine(1), long, plainLine(2), `${plainLine(3)}${long}`], 100);
    expect(kernel).toBe(reference);
  });

  it('may have more servers than the kernel knows', () => {
    const servers = Array.from({ length: 400 }, (_, n) => `1,${n},${n},0,5,200,0,1,server${n % 90},db${n % 40}`);
    const [kernel, reference] = bothWays([...starts, ...servers], 50);
    expect(kernel).toBe(reference);
    expect(kernel).toContain('server89');
  });
});
