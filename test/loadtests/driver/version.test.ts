import { describe, expect, it } from 'vitest';
import { k6Version } from '../../../loadtests/driver/version.ts';

const shellThatSays = (stdout: string, code = 0) => ({ run: () => Promise.resolve({ code, stdout, stderr: '' }) });

describe('the version of k6', () => {
  it.each(['k6 v2.2.0 (go1.26.8, linux/amd64)\n', 'k6 v2.2.0\nExtensions:\n', 'k6 v2.2.0'])(
    'is read from %j',
    async (said) => {
      expect(await k6Version(shellThatSays(said), '/k6')).toBe('2.2.0');
    },
  );

  it('is refused below 2, saying what was found', async () => {
    const failure = k6Version(shellThatSays('k6 v1.4.2 (go1.25)'), '/k6');
    await expect(failure).rejects.toMatchObject({ code: 'tool-missing', why: '`/k6 version` gave k6 1.4.2' });
  });

  it.each([
    ['something else', 0],
    ['k6 v2.2.0', 1],
    ['', 127],
  ])('is refused when the program says %j with exit %d', async (said, code) => {
    await expect(k6Version(shellThatSays(said, code), '/k6')).rejects.toMatchObject({ code: 'tool-missing' });
  });

  it('is refused when the program cannot be started', async () => {
    const shell = { run: () => Promise.reject(new Error('spawn ENOENT')) };
    await expect(k6Version(shell, '/k6')).rejects.toMatchObject({ code: 'tool-missing', why: 'spawn ENOENT' });
  });
});
