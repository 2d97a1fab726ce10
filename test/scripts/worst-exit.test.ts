import { describe, expect, it } from 'vitest';
import { stopExit, worstExit } from '../../scripts/worst-exit.ts';

describe('the exit code of several suites', () => {
  it('is 0 only when every expectation of every suite held', () => {
    expect(worstExit([0, 0])).toBe(0);
  });

  it('is 1 when one is broken, even beside an unknown', () => {
    expect(worstExit([0, 2, 1])).toBe(1);
  });

  it('is 2 when one is unknown, and when there was none at all', () => {
    expect(worstExit([0, 2])).toBe(2);
    expect(worstExit([])).toBe(2);
  });

  it('is that of whatever stopped us, whatever the others were', () => {
    expect(worstExit([1, 130])).toBe(130);
    expect(worstExit([0, 69, 75, 1])).toBe(69);
  });

  it('is that of a failure also when another one was only interrupted, which means restored', () => {
    expect(worstExit([130, 70])).toBe(70);
    expect(worstExit([69, 130, 74])).toBe(74);
  });
});

describe('what stopped several runs', () => {
  it('is the worst of what ended otherwise than by a verdict, and nothing where all were judged', () => {
    expect([stopExit([69, 0, 74]), stopExit([130, 2]), stopExit([0, 1, 2]), stopExit([])]).toEqual([
      74,
      130,
      undefined,
      undefined,
    ]);
  });

  it.each([129, 130, 143])('is a failure rather than the interruption %i before it', (interruption) => {
    expect(stopExit([interruption, 70])).toBe(70);
  });
});
