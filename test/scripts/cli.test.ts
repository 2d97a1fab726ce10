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

describe('an address that is given with a mistake in it', () => {
  it.each([
    'prove --webhook hooks.example/T/SECRET --typo',
    'prove --webhook=hooks.example:8443/SECRET --typo',
    'prove --webhook https:/hooks.example/T/SECRET --typo',
    'prove --no-webhook=hooks.example/SECRET',
    'prove --webhook hooks.example/SECRET --webhook hooks.example/SECRET',
  ])('is not told: %s', async (typed) => {
    expect(await main(typed.split(' '))).toBe(64);
    expect(stderr).toMatch(/^error: /);
    expect(stdout + stderr).not.toContain('SECRET');
  });

  it('is told as far as it names a variable, which is no secret', async () => {
    expect(await main(['prove', '--webhook', 'env:HOOK', '--typo'])).toBe(64);
    expect(stderr).toContain('`spofproof prove --webhook env:HOOK --typo`');
  });
});

describe('a command line that means something else than it says', () => {
  it.each([
    ['history --no-runs', '--runs takes a value'],
    ['history --runs.a=b', 'runs.a'],
    ['plan --no-suite', 'no name'],
    ['prove nosuch --no-deadline', '--deadline takes a value'],
    ['prove nosuch --no-keep-size', '--keep-size takes a value'],
    ['prove nosuch --deadline.x=1', 'deadline.x'],
    ['judge no-run --from samples --no-events', '--events takes a value'],
    ['judge no-run --budget.x=1', 'budget.x'],
    ['plan --no-seed', '--seed takes a value'],
    ['plan --seed=', 'empty'],
    ['prove nosuch --seed=', 'empty'],
    ['prove --suites nosuch other', 'no name'],
    ['plan smoke --suite=nightly', 'no name'],
    ['judge nosuch --run=other', 'no name'],
    ['judge nosuch --files=x', 'no name'],
    ['prove nosuch --json=foo', '--no-json'],
    ['plan claims --seed 3', 'about a single run'],
    ['plan claims --lanes 2', 'about a single run'],
    ['plan claims --pairs', 'about a single run'],
  ])('"%s" is refused as 64, and nothing is done', async (typed, because) => {
    expect(await main(typed.split(' '))).toBe(64);
    expect(stderr).toMatch(/^error: /);
    expect(stderr.split('\n')[1]).toContain(because);
    expect(stdout).toBe('');
  });

  it.each(['--no-color', '--color=false'])('is none that has a switch turned off: %s', async (off) => {
    expect(await main(['schema', 'plan', off])).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('a failure', () => {
  it.each(['prove nosuch --json', 'prove nosuch --json=true', '--json prove nosuch', 'schema foo --json true'])(
    'is one object on stdout for "%s"',
    async (typed) => {
      expect(await main(typed.split(' '))).toBe(64);
      expect(JSON.parse(stdout)).toMatchObject({ error: { exit: 64 } });
    },
  );

  it.each(['prove nosuch', 'prove nosuch --json=false', 'prove nosuch --no-json', 'prove nosuch -- --json'])(
    'is not for "%s"',
    async (typed) => {
      expect(await main(typed.split(' '))).toBe(64);
      expect(stdout).toBe('');
    },
  );
});

describe('a command line that can be read', () => {
  it('may name several suites', async () => {
    expect(await main(['prove', 'no-such-one', 'no-such-two'])).toBe(64);
    expect(stderr).toContain('no-such-one');
    expect(stderr).toContain('list` shows the shipped suites');
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
