import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { ms } from '../../model/units.ts';
import { must, mustScript } from '../../stack/must.ts';
import { recordingShell } from '../support/recording-shell.ts';

describe('a command that must succeed', () => {
  it('fails with its command line and the last line it said', async () => {
    const shell = recordingShell(() => ({ code: 2, stderr: 'first\nRTNETLINK answers: File exists\n' }));
    await expect(must({ shell }, ['ip', '-batch', '-'], 'x')).rejects.toMatchObject({
      code: 'command-failed',
      message: '`ip -batch -` ended with code 2',
      why: 'RTNETLINK answers: File exists',
    });
    expect(shell.orders).toEqual([{ argv: ['ip', '-batch', '-'], options: { input: 'x', timeoutMs: ms(10_000) } }]);
  });

  it('fails without a word, too', async () => {
    const shell = recordingShell(() => ({ code: 1 }));
    await expect(must({ shell }, ['false'])).rejects.toMatchObject({ why: 'it gave no reason' });
  });
});

/** Tries a script in a shell that fails with what is given. */
function trying(thrown: unknown): Promise<void> {
  const shell = { ...recordingShell(), run: () => Promise.reject(thrown) };
  return mustScript({ shell }, { does: 'trying it', text: 'sleep 99' }, []);
}

describe('a script that must succeed', () => {
  it('gets what it works on as words of its own, and is called by what it does where it fails', async () => {
    const shell = recordingShell(() => ({ code: 1, stderr: 'spofproof-lab: line 1: no such place\n' }));
    await expect(mustScript({ shell }, { does: 'trying it', text: 'cd "$1"' }, ['a; b'])).rejects.toMatchObject({
      code: 'command-failed',
      message: 'trying it ended with code 1',
      why: 'spofproof-lab: line 1: no such place',
    });
    expect(shell.orders[0]?.argv).toEqual(['bash', '-o', 'errexit', '-c', 'cd "$1"', 'spofproof-lab', 'a; b']);
  });

  it('is called by what it does as well where it takes too long, and any other failure stays as it is', async () => {
    const late = new Failure('command-timed-out', { what: '`bash -c sleep 99` did not end', why: 'it is slow' });
    await expect(trying(late)).rejects.toMatchObject({
      code: 'command-timed-out',
      message: 'trying it did not end within 10000 ms',
      why: 'it is slow',
    });
    const missing = new Failure('tool-missing', { what: 'no bash', why: 'it is not there' });
    await expect(trying(missing)).rejects.toBe(missing);
  });
});
