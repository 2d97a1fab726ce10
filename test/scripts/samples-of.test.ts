import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { LoadEnded } from '../../model/event.ts';
import { epochMs } from '../../model/units.ts';
import { samplesOf } from '../../scripts/samples-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-samples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const beganMs = 1_800_000_000_000;
const day = 86_400_000;
const text = `#start,read,${beganMs}\n1,0,5,0,2,200,0,1,server1,replica\n1,1,25,0,2,200,0,1,server1,replica\n`;

/** The end of a load of which the file was written, as runs of earlier versions tell it. */
const earlier: LoadEnded = {
  type: 'load-ended',
  at: epochMs(beganMs + 9000),
  episode: 7,
  code: 0,
  startedAt: epochMs(beganMs - 40),
  complaints: [],
  complaintCount: 0,
  cpuMs: 1,
  samplesFile: 'episode-07.txt',
  clockDriftMs: 0,
};
const ended: LoadEnded = { ...earlier, samplesBytes: text.length, samplesStartedAt: epochMs(beganMs) };

/** How many samples a run has whose file holds this, or why it is refused. */
async function reading(event: LoadEnded, written: string, driftMs = 0): Promise<number | string | undefined> {
  const file = join(folder, event.samplesFile);
  writeFileSync(file, written);
  try {
    return (await samplesOf([event], { id: 'night', fileOf: () => file, driftMs })).get(7)?.length;
  } catch (thrown) {
    const { code, message, why } = thrown as { code: string; message: string; why: string };
    return `${code}: ${message}: ${why}`;
  }
}

const refused = (why: string): string =>
  `bad-run-folder: episode-07.txt of run night is not what the load of episode 7 left: ${why}`;

describe('the samples of an episode', () => {
  it('are those that its load left', async () => {
    expect(await reading(ended, text)).toBe(2);
    expect(await reading(earlier, text)).toBe(2);
  });

  it('are refused where lines are missing at the end, or half of one: a write among them would be called made up', async () => {
    const shorter = text.slice(0, text.lastIndexOf('1,1,'));
    expect(await reading(ended, shorter)).toBe(refused('It has 60 bytes, and had 95 when the load ended.'));
    expect(await reading(ended, text.slice(0, -4))).toBe(refused('It has 91 bytes, and had 95 when the load ended.'));
    expect(await reading(ended, text + text)).toBe(refused('It has 190 bytes, and had 95 when the load ended.'));
  });

  it('may end in half a line where the generator was killed in the midst of it, and not where it came to its end', async () => {
    const cut = text.slice(0, -4);
    const because = refused('Its last line is cut, and the generator came to its end.');
    expect(await reading(earlier, cut)).toBe(because);
    expect(await reading({ ...earlier, code: 105, neededMs: 9000 }, cut)).toBe(because);
    expect(await reading({ ...earlier, code: null }, cut)).toBe(1);
    expect(await reading({ ...ended, code: null, samplesBytes: cut.length }, cut)).toBe(1);
  });

  it('are refused where they are of the same length and of another load', async () => {
    const other = text.replace(String(beganMs), String(beganMs + 1));
    expect(await reading(ended, other)).toBe(refused('By its own lines it began at another moment than that load.'));
    expect(await reading(ended, text.replace('#start', '#begun'))).toContain('it began at another moment');
  });

  it('need not have begun when nobody could read that they had', async () => {
    expect(await reading({ ...ended, startedAt: null, samplesStartedAt: null }, text)).toBe(2);
    expect(await reading({ ...earlier, startedAt: null }, text)).toBe(2);
  });

  it('of an earlier version are refused where they began far from their load, as far as its clocks agreed', async () => {
    const before = text.replace(String(beganMs), String(beganMs - day));
    expect(await reading(earlier, before)).toBe(refused('By its own lines it began 1440 min 0 s before that load.'));
    expect(await reading({ ...earlier, startedAt: epochMs(beganMs - 1001) }, text)).toBe(
      refused('By its own lines it began 1.00 s after that load.'),
    );
    expect(await reading({ ...earlier, startedAt: epochMs(beganMs - 1000) }, text)).toBe(2);
    expect(await reading(earlier, before, day)).toBe(2);
  });
});
