import { describe, expect, it } from 'vitest';
import type { ToolPaths } from '../../../model/tools.ts';
import { epochMs } from '../../../model/units.ts';
import { systemClock } from '../../../scripts/clock.ts';
import { deadlineIn, deadlineSignal, isOver, setUpBy } from '../../../scripts/night/deadline.ts';

const past = { at: epochMs(0), text: '30m' };
const future = { at: epochMs(systemClock.now() + 3_600_000), text: '1h' };

describe('a deadline', () => {
  it('is so long after the begin of the command', () => {
    expect(deadlineIn('30m', epochMs(1000))).toEqual({ at: 1_801_000, text: '30m' });
    expect(deadlineIn(undefined, epochMs(1000))).toBeUndefined();
  });

  it.each(['30', '9s', '25h', '-1m', 'soon'])('of %s is refused', (text) => {
    expect(() => deadlineIn(text, epochMs(0))).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  });

  it('that is over aborts, and says by its name which it was', async () => {
    const signal = deadlineSignal(past);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    expect(signal.reason).toBe('the deadline of 30m');
  });

  it('that is to come, or is none, does not', () => {
    expect([deadlineSignal(future).aborted, deadlineSignal(undefined).aborted]).toEqual([false, false]);
    expect([isOver(past), isOver(future)]).toEqual([true, false]);
  });
});

const hung = (signal: AbortSignal): Promise<ToolPaths> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));

const never = new AbortController().signal;

describe('set-up under a deadline', () => {
  const tools = {} as ToolPaths;

  it('is cut at it, which is unknown and no verdict', async () => {
    const cut = setUpBy(past, never, hung);
    await expect(cut).rejects.toMatchObject({ code: 'deadline-over', exit: 2, why: 'the deadline of 30m was over.' });
  });

  it('that is done before gives the tools', async () => {
    expect(await setUpBy(future, never, async () => tools)).toBe(tools);
    expect(await setUpBy(undefined, never, async () => tools)).toBe(tools);
  });

  it('that fails for its own reasons fails by them', async () => {
    const failing = setUpBy(future, never, () => Promise.reject(new Error('no k6')));
    await expect(failing).rejects.toThrow('no k6');
  });

  it('that is asked to stop fails by that, with a deadline and without', async () => {
    const asked = new Error('asked');
    await expect(setUpBy(future, AbortSignal.abort(asked), async (signal) => signal.throwIfAborted())).rejects.toBe(
      asked,
    );
    const stop = new AbortController();
    const stopped = setUpBy(undefined, stop.signal, hung);
    stop.abort(asked);
    await expect(stopped).rejects.toBe(asked);
  });
});
