import { describe, expect, it } from 'vitest';
import { collect, settle } from '../../scripts/ended.ts';
import type { Reply } from '../../scripts/job.ts';

// oxlint-disable-next-line require-await
async function* said(...replies: readonly Reply[]): AsyncGenerator<Reply> {
  yield* replies;
}

const exited = (code: number) => ({ code, signal: null });

describe('the end of a controller', () => {
  it('is what it said last', async () => {
    const words = await collect(said({ type: 'run-folder', folder: '/runs/a' }, { type: 'done', exit: 1 }));
    expect(settle(words, exited(0))).toEqual({ folder: '/runs/a', exit: 1 });
  });

  it('keeps the step at which a deadline cut it', async () => {
    const words = await collect(said({ type: 'cut', during: '[2] stop a: fault held' }, { type: 'done', exit: 2 }));
    expect(settle(words, exited(0))).toEqual({ cut: '[2] stop a: fault held', exit: 2 });
  });

  it('keeps the failure beside its exit code', async () => {
    const failed = { type: 'failed', lines: ['error: x'], json: {} } as const;
    expect(settle(await collect(said(failed, { type: 'done', exit: 69 })), exited(69))).toEqual({ failed, exit: 69 });
  });

  it.each([0, 1, 2, 13, 130])(
    'without a last word is our failure, not the verdict that exit code %i reads as',
    (code) => {
      const { exit, failed } = settle({ folder: '/runs/a' }, exited(code));
      expect(exit).toBe(70);
      expect(failed?.lines[0]).toBe(`error: the process inside the lab ended without a word (${word(code)})`);
      expect(failed?.lines).toHaveLength(3);
      expect(failed?.json).toMatchObject({ error: { code: 'controller-died', exit: 70 } });
    },
  );

  it('names the signal that killed it, or killed what held it', () => {
    const signals = [exited(137), { code: null, signal: 'SIGKILL' } as const];
    for (const death of signals) expect(settle({}, death).failed?.lines[0]).toContain('(SIGKILL)');
  });

  it('that never began because of the lock is no failure of ours', () => {
    expect(() => settle({}, exited(75))).toThrow(expect.objectContaining({ code: 'locked', exit: 75 }));
  });
});

const word = (code: number): string => (code === 130 ? 'SIGINT' : `exit code ${code}`);

describe('what a controller says', () => {
  it('is heard as it comes', async () => {
    const heard: string[] = [];
    const lab = { type: 'lab-up', addresses: {}, url: 'http://198.18.0.11' } as const;
    const words = await collect(said(lab, { type: 'done', exit: 0 }), ({ type }) => void heard.push(type));
    expect(heard).toEqual(['lab-up', 'done']);
    expect(words.lab).toEqual(lab);
  });
});
