import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stackOf } from '../../scripts/stack-of.ts';
import { twoServers } from '../../stack/topologies/two-servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-stack-'));
const exit = process.exit.bind(process);
afterAll(() => {
  process.exit = exit;
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const value =
  "{ name: 'mine', entry: 'a.nginx', hosts: ['a'], components: [{ host: 'a', kind: 'nginx' }], failoverBudget: '1s' }";

describe('stackOf', () => {
  it('knows the shipped stacks by name, and guesses at what was meant', () => {
    expect(stackOf('two-servers')).toBe(twoServers);
    expect(() => stackOf('two-server')).toThrow(
      expect.objectContaining({ why: 'Did you mean `two-servers`?' }) as Error,
    );
  });

  it('reads YAML, JSON and the default export of a module', () => {
    const json = value.replaceAll("'", '"').replaceAll(/(\w+):/g, '"$1":');
    const files = [write('a.yaml', value), write('b.json', json), write('c.ts', `export default ${value} as const;\n`)];
    expect(files.map((file) => stackOf(file).components[0]?.name)).toEqual(['a.nginx', 'a.nginx', 'a.nginx']);
  });

  it('blames a module that cannot be loaded, in one line', () => {
    const file = write('d.ts', "throw new Error('two\\nlines');\n");
    const failure = { code: 'bad-stack', message: `${file}:1:1: cannot be loaded`, why: 'two lines' };
    expect(() => stackOf(file)).toThrow(expect.objectContaining(failure) as Error);
  });

  it.each([
    ["get name(): string { throw new Error('planted'); }", 'cannot be loaded'],
    ['get name(): never { return process.exit(0); }', 'it ends the program'],
  ])('blames a module for what it does only when it is asked: %s', (getter, what) => {
    const file = write(`${what.replaceAll(' ', '-')}.ts`, `export default { ${getter} };\n`);
    const failure = { code: 'bad-stack', exit: 64, message: `${file}:1:1: ${what}` };
    expect(() => stackOf(file)).toThrow(expect.objectContaining(failure) as Error);
  });

  it('lets no module end a command as if all were well, nor mix its words with the data', () => {
    const plan = write('plan.yaml', 'suite: s\nstack: ./own.ts\nexperiments: [{target: a, fault: stop}]\n');
    const run = (code: string) => {
      write('own.ts', `${code}\nexport default ${value};\n`);
      return spawnSync(process.execPath, ['scripts/spofproof.mjs', 'plan', plan, '--json'], { encoding: 'utf8' });
    };
    const talks = run("console.log('noise');");
    expect([talks.status, talks.stderr]).toEqual([0, 'noise\n']);
    expect(JSON.parse(talks.stdout)).toMatchObject({ plan: { stack: 'mine' } });
    for (const ends of ['process.exit(0);', 'void Promise.resolve().then(() => process.exit(0));']) {
      const ended = run(ends);
      expect([ended.status, ended.stderr]).toEqual([64, expect.stringContaining('own.ts:1:1: it ends the program')]);
    }
  });

  it('refuses a value that holds itself', () => {
    const file = write('e.ts', `const it: Record<string, unknown> = ${value};\nit['name'] = it;\nexport default it;\n`);
    expect(() => stackOf(file)).toThrow(expect.objectContaining({ code: 'bad-stack' }) as Error);
  });
});
