import { describe, expect, it } from 'vitest';
import { runStep } from '../../../scripts/set-up/step.ts';

const limit = { timeoutMs: 10_000 };

describe('runStep', () => {
  it('gives back what a command printed, complained and ended with', async () => {
    const result = await runStep(['sh', '-c', 'echo said; echo complained >&2; exit 3'], limit);
    expect(result).toEqual({ code: 3, stdout: 'said', stderr: 'complained' });
  });

  it('tells a command that cannot be started by code 127', async () => {
    expect(await runStep(['/no-such-program'], limit)).toMatchObject({
      code: 127,
      stderr: expect.stringContaining('ENOENT') as string,
    });
  });

  it('tells one whose path leads through a file in the same way', async () => {
    const stderr = expect.stringContaining('ENOTDIR') as string;
    expect(await runStep(['/dev/null/k6'], limit)).toEqual({ code: 127, stdout: '', stderr });
  });

  it('hands on every line as it comes', async () => {
    const lines: string[] = [];
    await runStep(['printf', 'a\nb\n'], { ...limit, onLine: (line) => lines.push(line) });
    expect(lines).toEqual(['a', 'b']);
  });

  it('ends a command with everything it started when it takes too long', async () => {
    const result = await runStep(['sh', '-c', 'sleep 60 & wait'], { timeoutMs: 50 });
    expect(result).toMatchObject({ code: 128, stderr: expect.stringContaining('`sh` did not end within 50 ms') });
  });

  it('rejects with the reason of an interruption', async () => {
    const controller = new AbortController();
    const running = runStep(['sleep', '60'], { ...limit, signal: controller.signal });
    controller.abort(new Error('interrupted'));
    await expect(running).rejects.toThrow('interrupted');
  });
});
