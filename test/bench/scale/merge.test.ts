import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asMarkdown } from '../../../bench/measure.ts';
import { mergedSplits } from '../../../bench/scale/merge.ts';
import { plannedSlots, writeSplitLoad } from '../../../bench/scale/split-load.ts';
import { countFiles } from '../../../loadtests/reader/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-split-'));
afterAll(() => rmSync(folder, { recursive: true }));

const frame = { edgesMs: [], closeLooks: [], deadlineMs: 250 };
const requestsIn = async (files: readonly string[]): Promise<number> =>
  (await countFiles(files, { from: 'samples', by: 'name' }, frame)).requests;

describe('a load from many generators', async () => {
  const part = await mergedSplits(folder);
  const [clocksAgree, clocksDiffer] = [part.rows.slice(0, -1), part.rows.slice(-1)];

  it('loses no slot and counts none twice, however it is split', () => {
    const planned = plannedSlots.toLocaleString('en');
    expect(part.rows.map((row) => row.slice(2, 5))).toEqual(part.rows.map(() => [planned, '0', '0']));
  });

  it('makes the same tally to the byte while clocks agree', () => {
    expect(clocksAgree.length).toBeGreaterThan(3);
    expect(clocksAgree.map((row) => row.slice(5))).toEqual(clocksAgree.map(() => ['0', 'yes']));
  });

  it('has no more requests on the other side of an edge than come while clocks are apart', () => {
    // Half of 600 a second, for 20 ms, at two edges; each stands a whole slot of 5 ms wide at most.
    const atMost = 0.5 * 600 * 0.025 * 2;
    for (const row of clocksDiffer) {
      expect(Number(row[5])).toBeGreaterThan(0);
      expect(Number(row[5])).toBeLessThanOrEqual(atMost);
      expect(row[6]).toBe('no');
    }
  });

  it('is what docs/scale.md says', () => {
    expect(readFileSync('docs/scale.md', 'utf8')).toContain(tableIn(asMarkdown(part)));
  });
});

const tableIn = (text: string): string => text.slice(text.indexOf('| ')).trimEnd();

describe('a file of a generator', () => {
  const files = writeSplitLoad(folder, { shares: [2, 1] });

  it('that is lost leaves its slots uncounted', async () => {
    expect(await requestsIn(files)).toBe(plannedSlots);
    const [first, second] = [await requestsIn(files.slice(0, 1)), await requestsIn(files.slice(1))];
    expect([first + second, first < plannedSlots, second > 0]).toEqual([plannedSlots, true, true]);
  });

  it('that does not tell when its scenarios began is refused by name', async () => {
    const [first = '', second = ''] = files;
    const mute = join(folder, 'mute.txt');
    writeFileSync(mute, readFileSync(second, 'utf8').replaceAll(/^#start.*\n/gm, ''));
    await expect(requestsIn([first, mute])).rejects.toThrow(`${mute}:1:1: there is no request in it`);
  });
});
