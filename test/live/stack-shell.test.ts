import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ms } from '../../model/units.ts';
import { mustScript } from '../../stack/must.ts';
import { processGroup } from '../../stack/process-table.ts';
import { zxShell } from '../../stack/shell.ts';

const shell = zxShell({ ADDED: 'by us' });
const folder = mkdtempSync(join(tmpdir(), 'shell-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const timeoutMs = ms(10_000);

const group = async (pid: number, members: number): Promise<void> => {
  while (processGroup(pid).length !== members) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('the shell', () => {
  it('passes every argument as it is', async () => {
    const odd = ['a b', '$HOME', '`id`', "it's", '', ';', '*'];
    const { stdout } = await shell.run(['printf', '%s\\n', ...odd], { timeoutMs });
    expect(stdout).toBe(`${odd.join('\n')}\n`);
  });

  it('gives back exit code, output and errors', async () => {
    const result = await shell.run(['bash', '-c', 'cat; echo no >&2; exit 3'], { input: 'text', timeoutMs });
    expect(result).toEqual({ code: 3, stdout: 'text', stderr: 'no\n' });
  });

  it('is not troubled by a program that leaves its input unread', async () => {
    const input = 'x'.repeat(1_000_000);
    expect((await shell.run(['true'], { input, timeoutMs })).code).toBe(0);
  });

  it('gives a reading program without input the end of it', async () => {
    expect(await shell.run(['cat'], { timeoutMs })).toMatchObject({ code: 0, stdout: '' });
  });

  it('passes on paths and what was asked for, and nothing else', async () => {
    const { stdout } = await shell.run(['env'], { timeoutMs });
    const names = stdout
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0] ?? '');
    expect(names).toContain('ADDED');
    expect(names.filter((name) => !/^(PATH|HOME|TMPDIR|TZ|LC_ALL|SHLVL|PWD|OLDPWD|ADDED|_)$/.test(name))).toEqual([]);
  });

  it('obeys none of the variables that zx reads when it is loaded', () => {
    const script = `
      import { zxShell } from ${JSON.stringify(new URL('../../stack/shell.ts', import.meta.url).href)};
      const { stdout } = await zxShell({}).run(['bash', '-c', 'sleep 0.2; pwd; echo $PATH'], { timeoutMs: 10_000 });
      process.stdout.write(stdout);`;
    const options = {
      timeout: '50ms',
      cwd: '/',
      prefer_local: 'true',
      prefix: 'echo prefixed;',
      shell: 'false',
      verbose: 'true',
    };
    const named = Object.fromEntries(Object.entries(options).map(([key, value]) => [`ZX_${key.toUpperCase()}`, value]));
    const env = { ...process.env, ...named };
    const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    expect(stdout).toBe(`${process.cwd()}\n${process.env['PATH']}\n`);
  });

  it("does not run the user's bash start-up file", async () => {
    writeFileSync(join(folder, '.bashrc'), 'echo from bashrc');
    const { stdout } = await zxShell({ HOME: folder }).run(['cat'], { input: 'x', timeoutMs });
    expect(stdout).toBe('x');
  });

  it('ends a command that takes too long, with all it started, and names it', async () => {
    const late = shell.run(['bash', '-c', 'sleep 60 & wait'], { timeoutMs: ms(100) });
    await expect(late).rejects.toMatchObject({
      code: 'command-timed-out',
      message: expect.stringContaining('sleep 60'),
    });
  });

  it('gives up a command although somebody whom it left behind keeps its output open', async () => {
    const pidFile = join(folder, 'orphan');
    const orphan = 'setsid sleep 60 & echo $! >"$0"; sleep 60';
    const late = shell.run(['bash', '-c', orphan, pidFile], { timeoutMs: ms(1000) });
    await expect(late).rejects.toMatchObject({ code: 'command-timed-out' });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    expect(processGroup(pid)).toHaveLength(1);
    process.kill(pid, 'SIGKILL');
  });

  it('talks line by line with a process that was started to talk', async () => {
    const logFile = join(folder, 'talk');
    const running = shell.start(['bash', '-c', 'while read line; do echo "<$line>"; done; echo end >&2'], {
      logFile,
      talks: true,
    });
    const heard: string[] = [];
    running.talk?.hear((line) => void heard.push(line));
    running.talk?.tell('one');
    running.talk?.tell('two');
    running.talk?.close();
    expect(await running.ended).toMatchObject({ code: 0 });
    // That it ended may be known before its last words are read.
    while (heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect({ heard, log: readFileSync(logFile, 'utf8') }).toEqual({ heard: ['<one>', '<two>'], log: 'end\n' });
    running.talk?.tell('nobody hears this');
  });

  it('names a program that is not there', async () => {
    await expect(shell.run(['no-such-program'], { timeoutMs })).rejects.toMatchObject({ code: 'tool-missing' });
  });

  it('starts a process that leads a group of its own, logs for it, and signals the whole group', async () => {
    const logFile = join(folder, 'log');
    const running = shell.start(['bash', '-c', 'echo begun; sleep 60 & wait'], { logFile });
    await group(running.pid, 2);
    expect(readFileSync(logFile, 'utf8')).toBe('begun\n');
    running.signal('SIGKILL');
    expect(await running.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
    await group(running.pid, 0);
    expect(() => running.signal('SIGKILL')).not.toThrow();
  });
});

const trying = (text: string, words: readonly string[] = []): Promise<void> =>
  mustScript({ shell }, { does: 'trying it', text }, words);

describe('a script that must succeed', () => {
  it('gets its words as they are, whatever stands in them', async () => {
    const words = ['a b', '$(false)', `'"`, 'line\nbreak', ''];
    await expect(
      trying('[[ $# -eq 5 && $1 == "a b" && $2 == "\\$(false)" && $4 == *$"\n"* && -z $5 ]]', words),
    ).resolves.toBeUndefined();
  });

  it('ends at the first command that fails, and is called by what it does', async () => {
    await expect(trying('echo one >&2; echo "two: $1" >&2; false; echo three >&2', ['word'])).rejects.toMatchObject({
      code: 'command-failed',
      message: 'trying it ended with code 1',
      why: 'two: word',
    });
  });

  it('fails when one of several done side by side does', async () => {
    const text =
      'for one; do bash -c "exit $1" & all+=("$!"); shift; done; for one in "${all[@]}"; do wait "$one"; done';
    await trying(text, ['0', '0']);
    await expect(trying(text, ['0', '3', '0'])).rejects.toMatchObject({ message: 'trying it ended with code 3' });
  });
});
