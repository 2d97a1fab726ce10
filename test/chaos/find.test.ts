import { describe, expect, it } from 'vitest';
import { findFault } from '../../chaos/find.ts';
import { faultIds } from '../../model/plan.ts';

describe('selection of a fault by name', () => {
  it('finds a fault by its verb', () => {
    expect(findFault('isolate').id).toBe('isolate');
  });

  it('names the nearest fault when there is none of that name', () => {
    expect(() => findFault('kil')).toThrow(
      expect.objectContaining({
        code: 'bad-plan',
        message: 'there is no fault "kil"',
        why: 'did you mean "kill"?',
      }),
    );
  });

  it('lists the faults when none is near', () => {
    expect(() => findFault('explode')).toThrow(expect.objectContaining({ why: `known are: ${faultIds.join(', ')}` }));
  });
});
