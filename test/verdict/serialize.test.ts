import { describe, expect, it } from 'vitest';
import { serializeVerdict } from '../../verdict/serialize.ts';
import { verdictOf } from '../support/record-edits.ts';
import { refusedBetween } from '../support/record-shapes.ts';

const verdict = verdictOf({ shape: refusedBetween(0, 800) });

describe('serializeVerdict', () => {
  it('writes JSON that reads back as the same verdict', () => {
    expect(JSON.parse(serializeVerdict(verdict))).toEqual(verdict);
  });

  it('writes a series on one line, and everything else two spaces a level', () => {
    const lines = serializeVerdict(verdict).split('\n');
    expect(lines.slice(0, 3)).toEqual(['{', '  "schema": "spofproof/verdict@1",', '  "run": {']);
    expect(lines.filter((line) => /^ +"good": \[\d+(, \d+)*\],$/.test(line))).toHaveLength(6);
    expect(lines.at(-1)).toBe('');
  });

  it('writes times to 0.1 ms and shares to six digits', () => {
    const numbers = serializeVerdict(verdict).match(/-?\d+\.\d+/g) ?? [];
    expect(numbers.filter((number) => (number.split('.')[1] ?? '').length > 6)).toEqual([]);
    expect(serializeVerdict(verdict)).not.toContain('-0,');
  });
});
