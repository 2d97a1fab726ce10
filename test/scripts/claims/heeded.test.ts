import { describe, expect, it } from 'vitest';
import { refuseUnheeded } from '../../../scripts/claims/heeded.ts';

describe('refuseUnheeded', () => {
  it('lets pass what means something for claims', () => {
    const options = {
      _: ['prove'],
      $0: 'spofproof',
      only: 'balancer-is-spof',
      runs: 'runs',
      json: true,
      gate: undefined,
    };
    expect(() => refuseUnheeded(options)).not.toThrow();
  });

  it('refuses what is about a single run', () => {
    expect(() => refuseUnheeded({ runs: 'runs', 'keep-size': '2GB' })).toThrow('prove claims takes no --keep-size');
  });
});
