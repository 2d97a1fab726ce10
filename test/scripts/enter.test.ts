import { describe, expect, it } from 'vitest';
import { lockOf } from '../../scripts/enter.ts';

const lab = (number: number) => ({ number, name: `lane ${number}` });

describe('lockOf', () => {
  it('is the lock of the machine for whoever has to be alone: a lab, a run, the first of several labs', () => {
    const alone = [{ kind: 'lab' }, { kind: 'prove' }, { kind: 'prove', lab: lab(1) }] as const;
    expect(alone.map(lockOf)).toEqual(['lab.lock', 'lab.lock', 'lab.lock']);
  });

  it('is one of its own for each further lab, which runs beside the first', () => {
    const labs = [lab(2), lab(3)].map((one) => ({ kind: 'prove', lab: one }) as const);
    expect(labs.map(lockOf)).toEqual(['lab-2.lock', 'lab-3.lock']);
  });
});
