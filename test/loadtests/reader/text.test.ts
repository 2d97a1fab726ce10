import { describe, expect, it } from 'vitest';
import { textOfLine } from '../../../loadtests/reader/text.ts';

describe('a line as text', () => {
  it('ends at its line break, in the way of either system, and no earlier', () => {
    const bytes = Buffer.from('é one\r\n\rtwo\n\n');
    expect(textOfLine(bytes, 0)).toEqual({ text: 'é one', next: 8 });
    expect(textOfLine(bytes, 8)).toEqual({ text: '\rtwo', next: 13 });
    expect(textOfLine(bytes, 13)).toEqual({ text: '', next: 14 });
  });
});
