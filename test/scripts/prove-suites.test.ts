import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { proveSuites, worstExit } from '../../scripts/prove-suites.ts';
import { temporaryFolder } from '../support/cli.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

describe('a night whose plan or baseline cannot be read', () => {
  const [runs, metrics] = [join(temporary.path, 'runs'), join(temporary.path, 'night.prom')];
  const common = { json: false, quiet: true, verbose: false, color: false, runs, metrics };
  const said = (): string => readFileSync(metrics, 'utf8');

  it('is told with its exit code, so that the metrics of the night before do not stand', async () => {
    await expect(proveSuites({ ...common, suites: ['nothing-of-that-name'] })).rejects.toMatchObject({ exit: 64 });
    expect(said()).toContain('spofproof_suite_exit_code{suite="nothing-of-that-name"} 64');
    const gate = join(temporary.path, 'baseline.json');
    writeFileSync(gate, '{');
    await expect(proveSuites({ ...common, suites: ['smoke'], gate })).rejects.toMatchObject({ code: 'bad-baseline' });
    expect(said()).toContain('spofproof_suite_exit_code{suite="smoke"} 64');
  });

  it('removes no run', async () => {
    const old = [1, 2].map((day) => join(runs, `2026110${day}t030000z-smoke`));
    for (const path of old) {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'plan.json'), '{"schema":"spofproof/plan@1","plan":{"suite":"smoke"}}');
      writeFileSync(join(path, 'verdict.json'), '{"outcome":"held"}');
    }
    await expect(proveSuites({ ...common, suites: ['none'], keep: 1 })).rejects.toMatchObject({ exit: 64 });
    expect(old.map((path) => existsSync(path))).toEqual([true, true]);
  });
});

describe('the exit code of several suites', () => {
  it('is 0 only when every expectation of every suite held', () => {
    expect(worstExit([0, 0])).toBe(0);
  });

  it('is 1 when one is broken, even beside an unknown', () => {
    expect(worstExit([0, 2, 1])).toBe(1);
  });

  it('is 2 when one is unknown, and when there was none at all', () => {
    expect(worstExit([0, 2])).toBe(2);
    expect(worstExit([])).toBe(2);
  });

  it('is that of whatever stopped us first', () => {
    expect(worstExit([1, 130])).toBe(130);
    expect(worstExit([74, 130])).toBe(74);
  });
});
