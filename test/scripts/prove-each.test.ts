import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { updateGate } from '../../scripts/baseline/commands.ts';
import { runInside } from '../../scripts/enter.ts';
import { proveSuites } from '../../scripts/prove-suites.ts';
import { setUp } from '../../scripts/set-up/index.ts';
import { temporaryFolder } from '../support/cli.ts';
import { listenIn } from '../support/heard.ts';
import { madeUpRun } from '../support/night-controller.ts';
import { noTools } from '../support/site.ts';

vi.mock('../../scripts/enter.ts');
vi.mock('../../scripts/set-up/index.ts', async (original) => ({
  ...(await original<object>()),
  setUp: vi.fn<typeof setUp>(),
  toolsFor: () => Promise.resolve(noTools),
  toolVersions: () => Promise.resolve({ node: process.versions.node }),
}));

const temporary = temporaryFolder();
afterAll(temporary.remove);
const heard = listenIn();
const runs = join(temporary.path, 'runs');
const file = join(temporary.path, 'baseline.json');
const options = { suites: ['smoke'], runs, seed: 7, json: false, quiet: true, verbose: false, color: false };
const newest = (): string =>
  join(
    runs,
    readdirSync(runs)
      .filter((name) => /^\d{8}t/.test(name))
      .toSorted()
      .at(-1) ?? '',
  );

beforeEach(() => {
  vi.mocked(setUp).mockResolvedValue(noTools);
  vi.mocked(runInside).mockImplementation((job) => madeUpRun(job, {}));
});

describe('a run of which every expectation held, under a gate that fails', () => {
  beforeAll(async () => {
    vi.mocked(setUp).mockResolvedValue(noTools);
    vi.mocked(runInside).mockImplementation((job) => madeUpRun(job, {}));
    const silent = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockReturnValue(true));
    await proveSuites(options);
    updateGate({ ...options, run: newest(), file });
    silent.forEach((spy) => spy.mockRestore());
    // The last day of what is accepted is over.
    const past = readFileSync(file, 'utf8').replaceAll(
      /("finding": "proven", "effect": "\w+")/g,
      '$1, "until": "2020-01-01"',
    );
    writeFileSync(file, past);
  });

  it('ends with 1, and no word of the terminal or of its reports says otherwise', async () => {
    expect(await proveSuites({ ...options, gate: file })).toBe(1);
    const told = ['summary.md', 'report.html', 'junit.xml'].map((name) => readFileSync(join(newest(), name), 'utf8'));
    const all = [heard.stdout, ...told];
    expect(all.filter((text) => text.includes('exit code 0'))).toEqual([]);
    expect(all.filter((text) => !/gate \S+ failed|Gate failed/.test(text))).toEqual([]);
  });

  it('has with --json the outcome that its exit code comes from', async () => {
    expect(await proveSuites({ ...options, gate: file, json: true })).toBe(1);
    expect(JSON.parse(heard.stdout)).toMatchObject({
      exitCode: 1,
      runs: [{ exitCode: 1, outcome: 'broken', gate: { outcome: 'broken' } }],
    });
  });

  it('without the gate has the outcome of its plan', async () => {
    expect(await proveSuites({ ...options, json: true })).toBe(0);
    expect(JSON.parse(heard.stdout)).toMatchObject({ exitCode: 0, runs: [{ exitCode: 0, outcome: 'held' }] });
  });
});
