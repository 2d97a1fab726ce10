import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseStat, processGroup, stateOf, straysOf, ticksOf } from '../../stack/process-table.ts';

/** A process that leads a session, until it is killed. */
function led(argv: readonly string[] = ['-c', 'exec sleep 60']) {
  const child = spawn('bash', argv, { detached: true, stdio: 'ignore' });
  return { pid: child.pid, ended: once(child, 'exit'), kill: () => void child.kill('SIGKILL') };
}

const entry = (state: string) => ({ pid: 9, state, parent: 1, group: 7, session: 7, startTicks: '100' });

describe('a line of the process table', () => {
  it('is read past a command with brackets and spaces', () => {
    const behind = Array.from({ length: 16 }, (_, index) => `f${index + 7}`);
    expect(parseStat(`42 (a) b (c)) T 1 7 7 ${behind.join(' ')}`)).toEqual({
      pid: 42,
      state: 'T',
      parent: 1,
      group: 7,
      session: 7,
      startTicks: 'f22',
    });
  });

  it('that was cut off is none', () => {
    expect(parseStat('')).toBeUndefined();
    expect(parseStat('42 (x) S')).toBeUndefined();
  });
});

describe('a process group', () => {
  it('is absent without members, paused when all are stopped, else running', () => {
    expect(stateOf([])).toBe('absent');
    expect(stateOf([entry('T'), entry('T')])).toBe('paused');
    expect(stateOf([entry('T'), entry('S')])).toBe('running');
  });

  it('that nobody leads has no members', () => {
    expect(processGroup(2 ** 22 + 1)).toEqual([]);
  });

  it('is that of the process that was meant, and not of another one that has its number by now', async () => {
    const { pid = 0, kill } = led();
    try {
      expect(processGroup(pid, ticksOf(pid)).map((each) => each.pid)).toEqual([pid]);
      expect(processGroup(pid, '1')).toEqual([]);
    } finally {
      kill();
    }
  });

  it('is asked for anew in every turn of the event loop, and once in each', async () => {
    const before = processGroup(process.pid, ticksOf(process.pid));
    const { pid = 0, ended, kill } = led();
    // Whoever asks in the same turn is told what was read in it.
    expect([processGroup(process.pid, ticksOf(process.pid)), processGroup(pid)]).toEqual([before, []]);
    await Promise.resolve();
    expect(processGroup(pid)).toHaveLength(1);
    kill();
    await ended;
    expect(processGroup(pid)).toEqual([]);
  });

  it('is left by those who lead a session of their own, and by whoever they start', async () => {
    const { pid = 0, kill } = led(['-c', "setsid bash -c 'sleep 61 & sleep 61' & sleep 61"]);
    let strays: readonly number[] = [];
    try {
      while (strays.length < 3) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        strays = straysOf(processGroup(pid)).map((each) => each.pid);
      }
      const group = processGroup(pid).map((each) => each.pid);
      expect(group).toHaveLength(2);
      expect(strays.filter((each) => group.includes(each))).toEqual([]);
    } finally {
      kill();
      for (const each of [-pid, ...strays]) process.kill(each, 'SIGKILL');
    }
  });

  it('is left by nobody who stays, nor does an empty one have kin', () => {
    const { pid = 0, kill } = led();
    try {
      expect(straysOf(processGroup(pid))).toEqual([]);
      expect(straysOf([])).toEqual([]);
    } finally {
      kill();
    }
  });

  it('outlives its leader', async () => {
    const child = led(['-c', 'sleep 60 & exec sleep 0.05']);
    const { pid = 0 } = child;
    const began = ticksOf(pid);
    await child.ended;
    try {
      expect(processGroup(pid, began)).toHaveLength(1);
    } finally {
      process.kill(-pid, 'SIGKILL');
    }
  });
});
