import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { proveSuites } from '../../scripts/prove-suites.ts';
import { temporaryFolder } from '../support/cli.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const runs = join(temporary.path, 'runs');

describe('a night whose plan or baseline cannot be read', () => {
  const metrics = join(temporary.path, 'night.prom');
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

/** Put in front of the program: tells every file that is loaded, one a line. */
const witness = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });`;

/** What a command loads from this repository, as paths. */
function loadedBy(args: readonly string[]): readonly string[] {
  const hook = `--import=data:text/javascript,${encodeURIComponent(witness)}`;
  const { stdout } = spawnSync(process.execPath, [hook, 'scripts/spofproof.mjs', ...args], { encoding: 'utf8' });
  const root = new URL('../../', import.meta.url).href;
  return stdout.split('\n').flatMap((url) => (url.startsWith(root) ? url.slice(root.length) : []));
}

describe('a plan that is refused', () => {
  it('is refused before what only a run needs is loaded: judge, reports, faults, load and the lab', () => {
    const plan = temporary.plan('suite: mine\nstack: two-servers\nexperiments: [{ target: nobody, fault: stop }]\n');
    const loaded = loadedBy(['prove', plan, '--runs', runs]);
    expect(loaded).toContain('plans/resolve.ts');
    const ofRuns =
      /^(verdict|chaos|loadtests|reports\/html)\/|^stack\/(shell|up|lab)\.ts|^scripts\/(run|prove-each)\.ts/;
    expect(loaded.filter((path) => ofRuns.test(path))).toEqual([]);
  });
});
