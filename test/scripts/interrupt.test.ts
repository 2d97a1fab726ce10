import { describe, expect, it } from 'vitest';
import { openInterrupt } from '../../scripts/interrupt.ts';
import type { ForwardedSignal } from '../../scripts/pipe.ts';

/** A way to stop a job whose time is set by hand. */
function asked(windsUp: boolean, ...asks: readonly (readonly [nowMs: number, signal: ForwardedSignal])[]) {
  let time = 0;
  const left: ForwardedSignal[] = [];
  const interrupt = openInterrupt({ windsUp, leave: (signal) => void left.push(signal), nowMs: () => time });
  for (const [nowMs, signal] of asks) {
    time = nowMs;
    interrupt.ask(signal);
  }
  return { left, aborted: interrupt.signal.aborted, reason: interrupt.signal.reason as unknown };
}

describe('a job that winds up', () => {
  it('is asked to by the first signal and left by the second', () => {
    expect(asked(true, [0, 'SIGINT'])).toEqual({ left: [], aborted: true, reason: 'SIGINT' });
    expect(asked(true, [0, 'SIGINT'], [500, 'SIGTERM'])).toMatchObject({ left: ['SIGTERM'], reason: 'SIGINT' });
  });

  it('takes the signals of one keystroke for one, whoever passes them on and by whatever name', () => {
    const { left } = asked(true, [0, 'SIGINT'], [1, 'SIGINT'], [499, 'SIGHUP']);
    expect(left).toEqual([]);
  });

  it('counts from the signal that counted, so that nobody can hold a second one off for ever', () => {
    expect(asked(true, [0, 'SIGINT'], [400, 'SIGINT'], [800, 'SIGINT']).left).toEqual(['SIGINT']);
  });

  it('goes on while nobody asks', () => {
    expect(asked(true)).toMatchObject({ left: [], aborted: false });
  });
});

describe('a job with nothing to wind up', () => {
  it('is left at the first signal', () => {
    expect(asked(false, [0, 'SIGTERM'])).toMatchObject({ left: ['SIGTERM'], aborted: false });
  });
});
