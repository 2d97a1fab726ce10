import { describe, expect, it } from 'vitest';
import { parseStat, processGroup, stateOf } from '../../stack/process-table.ts';

const entry = (state: string) => ({ pid: 9, state, group: 7, session: 7 });

describe('a line of the process table', () => {
  it('is read past a command with brackets and spaces', () => {
    expect(parseStat('42 (a) b (c)) T 1 7 7 0 -1 4194304')).toEqual({ pid: 42, state: 'T', group: 7, session: 7 });
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
});
