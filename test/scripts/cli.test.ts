import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandLine, main } from '../../scripts/cli.ts';

let stdout = '';
let stderr = '';
beforeEach(() => {
  [stdout, stderr] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((stdout += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((stderr += String(text)), true));
});
afterEach(() => void vi.restoreAllMocks());

describe('a command line that cannot be read', () => {
  it.each([
    ['schema foo', ['`spofproof schema foo`', '"foo"', '"plan", "stack", "verdict"', 'schema --help']],
    ['lab foo', ['`spofproof lab foo`', 'Did you mean down?', 'lab --help']],
    ['judge', ['`spofproof judge`', 'need at least 1', 'judge --help']],
    ['prov', ['`spofproof prov`', 'Did you mean prove?', ' --help']],
    ['prove --fo 1', ['`spofproof prove --fo 1`', 'fo']],
    ['prove --seed', ['`spofproof prove --seed`', 'seed']],
    ['', ['Name a command.']],
  ])('"%s" is exit 64, and the error names word and command', async (typed, parts) => {
    expect(await main(typed.split(' ').filter((word) => word !== ''))).toBe(64);
    for (const part of parts) expect(stderr).toContain(part);
  });

  it.each(['prove -- mine.yaml', 'plan -- mine.yaml', 'prove smoke -- mine.yaml'])(
    '"%s" is refused, and the default suite not taken instead',
    async (typed) => {
      expect(await main(typed.split(' '))).toBe(64);
      expect(stderr).toContain('`mine.yaml` stands behind `--`');
      expect(stdout).toBe('');
    },
  );

  it.each([
    ['prove smoke --runs a --runs b', 'runs'],
    ['lab up --for 1h --for 2h', 'for'],
  ])('"%s" says which option is given more than once', async (typed, option) => {
    expect(await main(typed.split(' '))).toBe(64);
    expect(stderr).toContain(`--${option} is given more than once`);
  });
});

describe('a command line that can be read', () => {
  it('may name several suites', async () => {
    expect(await main(['prove', 'no-such-one', 'no-such-two'])).toBe(64);
    expect(stderr).toContain('no-such-one');
  });

  it('leaves --json to a command inside the lab', async () => {
    await main(['lab', 'exec', 'no-such-host', 'ip', '--json']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: /);
  });

  it('tells the version', async () => {
    const told = vi.spyOn(console, 'log').mockReturnValue();
    expect(await main(['--version'])).toBe(0);
    expect(told.mock.calls.flat().join('')).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

/** Every file that comes in with a file, by imports that are not put off. */
function comeIn(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gm);
  for (const [, from = ''] of imports) comeIn(join(dirname(path), from), seen);
  return seen;
}

describe('--help', () => {
  it('waits for nothing but the command line: no stage comes in before its command is known', () => {
    const files = [...comeIn(join('scripts', 'cli.ts'))];
    expect(files).toContain(join('scripts', 'commands', 'prove.ts'));
    // The names of the suites are written down apart from the suites, for just this.
    const stages = /^(plans\/(?!names)|stack|loadtests|chaos|verdict|reports\/(index|html))/;
    expect(files.filter((path) => stages.test(path))).toEqual([]);
  });

  it('names every command', async () => {
    const help = await commandLine([]).getHelp();
    for (const command of ['prove', 'list', 'plan', 'lab', 'judge', 'report', 'doctor', 'schema']) {
      expect(help).toContain(`spofproof ${command}`);
    }
  });
});
