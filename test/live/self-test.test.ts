import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownCases } from '../../known/cases.ts';
import { survives } from '../../known/truth.ts';
import { compareAll } from '../../scripts/self-test/index.ts';
import type { CaseResult } from '../../scripts/self-test/play.ts';
import type { SelfTestSum } from '../../scripts/self-test/sum.ts';
import type { CliResult } from '../support/cli.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const runs = join(folder.path, 'runs');
const page = join(folder.path, 'page.md');

describe('the self-test of a case that survives, one that does not, and one of which nothing can be known', () => {
  let result: CliResult;
  let told: SelfTestSum & { readonly cases: readonly CaseResult[] };
  beforeAll(async () => {
    const only = 'one-application,throwing-script';
    result = await runCli(['self-test', '--only', only, '--runs', runs, '--write', page, '--json']);
    told = JSON.parse(result.stdout);
  });

  it('finds each as it is and exits 0', () => {
    expect(told.cases.flatMap(({ mistakes }) => mistakes)).toEqual([]);
    expect([told.verdicts, told.falseFindings, told.missedFindings, result.exit]).toEqual([15, 0, 0, 0]);
    expect(told.bound).toBeCloseTo(1 - 0.05 ** (1 / 15), 9);
  });

  it('tells each case in a line while it runs', () => {
    expect(result.stderr).toMatch(/\[1\/2\] one-application: 9 verdicts, 0 false, 0 missed/);
    expect(result.stderr).toMatch(/\[2\/2\] throwing-script: 6 verdicts, 0 false, 0 missed/);
  });

  it('keeps the folder of each run, and writes the table', () => {
    expect(told.cases.every((one) => existsSync(join(one.folder ?? '', 'verdict.json')))).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain('| `one-application` |');
  });
});

describe('a truth that is wrong on purpose', () => {
  it('is reported as a false finding of every operation, with exit 1', async () => {
    const lone = knownCases.filter(({ name }) => name === 'lone-server');
    const wrong = { 'lone-server': { 'kill server1': survives } };
    const options = { runs, seed: 1, write: page, json: false, quiet: true, verbose: false, color: false };
    expect(await compareAll(lone, wrong, options)).toBe(1);
    const text = readFileSync(page, 'utf8');
    for (const operation of ['static', 'read', 'write']) {
      expect(text).toContain(`false: lone-server, kill server1, ${operation}: found proven, true is refuted`);
    }
    expect(text).toContain('3 false and 0 missed findings in 6 verdicts.');
  });
});
