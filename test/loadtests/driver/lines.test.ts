import { describe, expect, it } from 'vitest';
import { lineCutter } from '../../../loadtests/driver/lines.ts';

describe('cutting into lines', () => {
  it('gives the same lines wherever the pieces are cut', () => {
    const text = 'one\r\ntwo\n\nthree\nfo';
    for (let at = 0; at <= text.length; at++) {
      const cutter = lineCutter();
      expect([...cutter.feed(text.slice(0, at)), ...cutter.feed(text.slice(at))]).toEqual(['one', 'two', '', 'three']);
    }
  });
});
