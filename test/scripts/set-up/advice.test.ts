import { describe, expect, it } from 'vitest';
import { called } from '../../../scripts/called.ts';
import { adviceFor, machineNow } from '../../../scripts/set-up/advice.ts';

const idle = { processors: 2, load: 0.1, freeBytes: 4e9, lab: undefined };
const remedied = (change: object): readonly string[] =>
  adviceFor({ ...idle, ...change })
    .filter(({ remedy }) => remedy !== '')
    .map(({ what }) => what);

describe('advice for a machine', () => {
  it('has nothing to say against an idle one', () => {
    expect(remedied({})).toEqual([]);
  });

  it.each([
    ['processors', { processors: 1, load: 0 }],
    ['load', { load: 1.5 }],
    ['free memory', { freeBytes: 5e8 }],
    ['lab', { lab: 'two-servers' }],
  ])('names a remedy for %s', (what, change) => {
    expect(remedied(change)).toEqual([what]);
  });

  it('names our command as it can be typed', () => {
    const lab = adviceFor({ ...idle, lab: 'two-servers' }).find(({ what }) => what === 'lab');
    expect(lab?.remedy).toBe(`${called()} lab down, or a run will not start`);
  });

  it('is about this machine', () => {
    const { processors, freeBytes, lab } = machineNow('two-servers');
    expect([processors > 0, freeBytes > 0, lab]).toEqual([true, true, 'two-servers']);
  });
});
