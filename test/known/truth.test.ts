import { describe, expect, it } from 'vitest';
import { fails, survives, truthOf, unknowable, untouched } from '../../known/truth.ts';

const write = { fault: 'kill', target: 'primary', operation: 'write' } as const;
const sham = { fault: 'sham', target: 'primary', operation: 'read' } as const;

describe('the truth of a cell', () => {
  it('is that of its operation where operations differ', () => {
    const truth = { 'kill primary': { static: survives, read: survives, write: fails } };
    expect(truthOf(truth, write)).toBe(fails);
    expect(truthOf(truth, { ...write, operation: 'read' })).toBe(survives);
  });

  it('is that of the experiment for all operations otherwise', () => {
    expect(truthOf({ 'kill primary': fails }, write)).toBe(fails);
  });

  it('is that of the whole case where the experiment has none of its own, the sham included', () => {
    const nothing = unknowable('load-invalid');
    expect(truthOf({ '*': nothing }, write)).toBe(nothing);
    expect(truthOf({ '*': nothing }, sham)).toBe(nothing);
  });

  it('of a sham is that nobody feels it', () => {
    expect(truthOf({ 'kill primary': fails }, sham)).toBe(untouched);
  });

  it('is not made up where nobody knows it', () => {
    expect(truthOf({}, write)).toBeUndefined();
  });
});
