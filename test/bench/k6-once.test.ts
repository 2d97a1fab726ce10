import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runK6 } from '../../bench/k6-once.ts';
import { fakeProgram } from '../support/fake-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-k6-'));
afterAll(() => rmSync(folder, { recursive: true }));

const load = (k6: string) => ({
  k6,
  script: join(folder, 'load.js'),
  url: 'http://127.0.0.1:1',
  samplesFile: join(folder, 'samples.txt'),
  ratePerSecond: 1,
  seconds: 1,
  timeoutMs: 100,
});

describe('runK6', () => {
  it('measures a run that came to its end', async () => {
    writeFileSync(join(folder, 'samples.txt'), 'twelve bytes');
    const { bytes, cpuSeconds } = await runK6(load(fakeProgram(join(folder, 'sound', 'k6'), '')));
    expect([bytes, Number.isFinite(cpuSeconds)]).toEqual([12, true]);
  });

  it('has no figures of one that failed, however little it took', async () => {
    await expect(runK6(load(fakeProgram(join(folder, 'broken', 'k6'), '', 107)))).rejects.toThrow('k6 ended with 107');
    await expect(runK6(load(join(folder, 'nowhere', 'k6')))).rejects.toThrow('k6 ended with 127');
  });
});
