import { describe, expect, it } from 'vitest';
import { hangUpOn } from '../../../scripts/by-hand/hang-up.ts';

describe('a call that is ended by a signal', () => {
  it('is closed once, however often the same keystroke arrives, and says by which', () => {
    const before = process.listenerCount('SIGINT');
    let closed = 0;
    const left: number[] = [];
    const hangUp = hangUpOn({ close: () => void closed++ }, (code) => left.push(code));
    expect(hangUp.by()).toBeUndefined();
    process.emit('SIGINT');
    process.emit('SIGINT');
    expect([closed, left, hangUp.by()]).toEqual([1, [], 'SIGINT']);
    hangUp.release();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
