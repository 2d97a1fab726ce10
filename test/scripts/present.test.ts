import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { noRoomCodes } from '../../model/no-room.ts';
import { called } from '../../scripts/called.ts';
import { exitOf, failureAsJson, presentFailure, presented } from '../../scripts/present.ts';

const planted = new Failure('component-not-ready', {
  what: 'server1.nginx did not answer within 5 s',
  why: 'Its port 80 refused every connection.',
  log: ['bind() failed (98: Address already in use)'],
});

describe('a failure of the catalogue', () => {
  it('is shown as what, the last log lines, why and the next step, without a stack trace', () => {
    expect(presentFailure(planted, false)).toEqual([
      'error: server1.nginx did not answer within 5 s',
      '  | bind() failed (98: Address already in use)',
      '  why:  Its port 80 refused every connection.',
      `  next: Read its log lines above; \`${called()} doctor\` checks this machine.`,
    ]);
  });

  it('shows its stack trace when asked to be verbose', () => {
    expect(presentFailure(planted, true).some((line) => line.includes('present.test.ts'))).toBe(true);
  });

  it('is one object for --json', () => {
    expect(failureAsJson(planted)).toMatchObject({
      error: { code: 'component-not-ready', exit: 69, log: planted.log },
    });
  });
});

describe('the work of a program', () => {
  it('gives its exit code, or that of its failure', async () => {
    const silent = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect([await presented(async () => 7), await presented(() => Promise.reject(planted))]).toEqual([7, 69]);
    expect(silent.mock.calls.flat().join('')).toMatch(/^error: server1\.nginx/);
    silent.mockRestore();
  });
});

describe('anything else that is thrown', () => {
  it('is our bug: exit 70, with its stack trace', () => {
    const bug = new TypeError('x is not a function');
    expect(exitOf(bug)).toBe(70);
    expect(presentFailure(bug, false).some((line) => line.includes('at '))).toBe(true);
  });

  it('is a full disk or a path without permission when the system says so, and names the path', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const denied = Object.assign(new Error("EACCES: permission denied, open '/srv/report.html'"), { code: 'EACCES' });
    expect(failureAsJson(full)).toMatchObject({ error: { code: 'disk-full', exit: 69 } });
    expect(failureAsJson(denied)).toMatchObject({ error: { code: 'no-permission', exit: 69 } });
    const text = presentFailure(denied, false).join('\n');
    expect(text).toContain('/srv/report.html');
    expect(text).not.toContain('--runs');
  });

  it.each(noRoomCodes)('is no bug of ours when the system finds no room and says %s', (code) => {
    const full = Object.assign(new Error(`${code}: write`), { code });
    expect(failureAsJson(full)).toMatchObject({ error: { code: 'disk-full', exit: 69 } });
  });

  it('cannot steer the terminal with what it says', () => {
    const hostile = new Failure('bad-plan', { what: 'x\u001b[2J\u0007\u202e', why: 'a\nb' });
    expect(presentFailure(hostile, false).slice(0, 2)).toEqual(['error: x\\u001b[2J\\u0007\\u202e', '  why:  a b']);
  });
});
