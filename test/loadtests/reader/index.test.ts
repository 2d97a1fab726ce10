import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countFiles } from '../../../loadtests/reader/index.ts';
import {
  foreignEpisodes,
  frameOf,
  gatherEpisodes,
  judgeForeign,
  readForeignEvents,
} from '../../../verdict/foreign/index.ts';
import { serializeVerdict } from '../../../verdict/index.ts';
import type { Fate } from '../../support/foreign-evidence.ts';
import { eventText, killedMs, sampleText, shamAndKill } from '../../support/foreign-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-verdict-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bars = { availability: 0.98, failoverBudgetMs: 1000, deadlineMs: 250 };
const episodes = foreignEpisodes(gatherEpisodes(readForeignEvents(eventText(shamAndKill()), 'events.ndjson')), bars, 1);
const untilHealed: Fate = (atMs) => (atMs >= killedMs && atMs < 20_100 ? 'refused' : 'good');

/** The bytes of the verdict, read with this effort. */
async function verdictOf(files: readonly string[], effort: object): Promise<string> {
  const tally = await countFiles(files, { from: 'samples', by: 'name', ...effort }, frameOf(episodes, bars));
  return serializeVerdict(judgeForeign({ from: 'samples', episodes, tally, bars }));
}

describe('a verdict of files', () => {
  it('has the same bytes whatever the number of threads, the size of the pieces and the order of the files', async () => {
    const text = sampleText({ read: untilHealed, write: () => 'good' });
    const lines = text.split('\n').map((line, n) => (n % 3 === 0 && line !== '' ? `${line}\r` : line));
    const whole = join(folder, 'whole.txt');
    writeFileSync(whole, `${lines.join('\n')}Error: a line of k6's\n1,9,cut`);
    const halves = [0, 1].map((half) => join(folder, `half-${half}.txt`));
    const starts = lines.slice(0, 2).join('\n');
    for (const [n, half] of halves.entries()) {
      const own = lines.slice(2).filter((_, place) => place % 2 === n);
      writeFileSync(half, `${starts}\n${own.join('\n')}\n${n === 0 ? "Error: a line of k6's\n" : ''}`);
    }
    const wanted = await verdictOf([whole], { threads: 1 });
    expect(wanted).toContain('"load-invalid"');
    const calm = join(folder, 'calm.txt');
    writeFileSync(calm, text);
    expect(await verdictOf([calm], { threads: 1 })).toContain('"finding": "proven"');
    for (const threads of [1, 2, 3]) {
      for (const chunkBytes of [97, 1013, 65_537]) {
        expect(await verdictOf([whole], { threads, chunkBytes })).toBe(wanted);
      }
    }
    expect(await verdictOf(halves, { threads: 1 })).toBe(wanted);
    expect(await verdictOf(halves.toReversed(), { threads: 2 })).toBe(wanted);
  });
});
