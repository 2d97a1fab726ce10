import { describe, expect, it } from 'vitest';
import { interruptible } from '../../../scripts/set-up/interruption.ts';

const hung = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('wound up'))));

describe('something that a signal may interrupt', () => {
  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends on %s with a failure of exit code %i, and ends nothing else', async (signal, exit) => {
    const before = process.listenerCount(signal);
    const ended = interruptible(undefined, hung);
    process.emit(signal);
    await expect(ended).rejects.toMatchObject({ name: 'Failure', exit, message: `interrupted by ${signal}` });
    expect(process.listenerCount(signal)).toBe(before);
  });

  it('is interrupted also when the signal comes at its very end', async () => {
    const ended = interruptible(undefined, async () => process.emit('SIGINT'));
    await expect(ended).rejects.toMatchObject({ code: 'interrupted' });
  });

  it('heeds whoever passes a signal of his own, and no other', async () => {
    const own = new AbortController();
    const ended = interruptible(own.signal, hung);
    own.abort();
    await expect(ended).rejects.toThrow('wound up');
  });
});
