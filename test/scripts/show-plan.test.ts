import { join } from 'node:path/posix';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../scripts/cli.ts';
import { temporaryFolder } from '../support/cli.ts';
import { listenIn } from '../support/heard.ts';
import { repositoryFiles } from '../support/source.ts';

const texts = new Map(repositoryFiles(['.ts', '.mjs']).map(({ path, text }) => [path, text]));

/** Imports and exports of values; those of types are gone before anything is loaded. */
const loads = /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm;

/** Every file and package that is loaded with a file, before anything of it runs. */
function loadedWith(entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const path of found) {
    for (const [, from = ''] of (texts.get(path) ?? '').matchAll(loads)) {
      found.add(from.startsWith('.') ? join(path, '..', from) : from);
    }
  }
  return found;
}

const packagesIn = (loaded: ReadonlySet<string>): readonly string[] =>
  [...loaded].filter((one) => !texts.has(one) && !one.startsWith('node:')).toSorted();

describe('what is loaded before anything is done', () => {
  it('by the command line itself is the parser and a handful of files, as every command waits for it', () => {
    const loaded = loadedWith('scripts/cli.ts');
    expect(packagesIn(loaded)).toEqual(['yargs']);
    expect(loaded.size).toBeLessThan(80);
    expect([...loaded].filter((path) => /^(?:chaos|stack|loadtests|verdict)\//.test(path))).toEqual([]);
  });

  it.each(['scripts/show-plan.ts', 'scripts/claims/show.ts', 'scripts/list-everything.ts'])(
    'by %s, which touches nothing, is no shell and nothing of a raised stack',
    (entry) => {
      const loaded = loadedWith(entry);
      expect(loaded).toContain('stack/topologies/index.ts');
      expect(packagesIn(loaded).filter((name) => !['yaml', 'zod'].includes(name))).toEqual([]);
      expect([...loaded].filter((path) => /^stack\/(?:shell|up|lab)\.ts$/.test(path))).toEqual([]);
    },
  );
});

const heard = listenIn();
const temporary = temporaryFolder();
afterAll(temporary.remove);

describe('a dry run', () => {
  it('gives the arithmetic of the stack for its own failover budget alone', async () => {
    const bars = 'bars: { failoverBudget: 2s }';
    const plan = `suite: longer\nstack: two-servers\n${bars}\nexperiments: [{ target: server1, fault: stop }]\n`;
    expect(await main(['plan', temporary.plan(plan)])).toBe(0);
    expect(heard.stdout).toMatch(
      /failover within 2\.00 s\n {5}as the plan says; 1\.50 s by the stack itself: .* = 1500 ms\n/,
    );
  });
  it('tells as text when what is done to whom, how that is undone, and what the drawing predicts', async () => {
    expect(await main(['plan', 'smoke', '--seed', '3'])).toBe(0);
    expect(heard.stdout).toMatch(/^suite smoke on two-servers: 3 episodes, 3\d\.\d s of windows$/m);
    expect(heard.stdout).toMatch(
      /^\[\d\] stop balancer \(balancer\.haproxy\)\n {4}inject at \d.*, undo by `start` at \d/m,
    );
    expect(heard.stdout).toMatch(/predicted: .*; expected: /);
  });

  it('lets nothing act on a CI that somebody wrote into a stack file', async () => {
    const text = readFileSync('docs/stacks/two-servers.yaml', 'utf8');
    const stack = join(temporary.path, 'stack.yaml');
    writeFileSync(stack, `${text}\nfailoverBudget: 5s\nbecause: '::add-mask::e'\n`);
    const plan = temporary.plan(`suite: mine\nstack: ${stack}\nexperiments: [{ target: balancer, fault: stop }]\n`);
    expect(await main(['plan', plan])).toBe(0);
    expect(heard.stdout).toContain(': :add-mask::e');
    expect(heard.stdout).not.toMatch(/^\s*::/m);
  });

  it('tells the same as one JSON object, and nothing else', async () => {
    expect(await main(['plan', 'smoke', '--seed', '3', '--json'])).toBe(0);
    const { plan, outline } = JSON.parse(heard.stdout) as Record<'plan' | 'outline', Record<string, readonly object[]>>;
    expect(plan).toMatchObject({ suite: 'smoke', windows: { holdMs: 4000 } });
    const [shams, faults] = [true, false].map((sham) =>
      outline['experiments']?.filter((one) => ('fault' in one && one.fault === 'sham') === sham),
    );
    expect(shams).toHaveLength(1);
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ target: 'balancer', fault: 'stop', undo: 'start', components: ['balancer.haproxy'] }),
        expect.objectContaining({ target: 'server1', predicted: [], expected: [], agrees: true }),
      ]),
    );
    for (const one of faults ?? [])
      expect(one).toMatchObject({ injectAtMs: expect.any(Number), phases: { length: 5 } });
    expect(heard.stderr).toBe('');
  });
});
