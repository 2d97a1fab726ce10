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
    expect(() => refuseUnheeded('prove', options)).not.toThrow();
  });

  it('lets pass what the parser adds to a dry run', () => {
    const options = { _: ['plan', 'claims'], $0: 'spofproof', suite: 'essentials', json: false, only: undefined };
    expect(() => refuseUnheeded('plan', options)).not.toThrow();
  });

  it.each(['seed', 'lanes', 'pairs', 'runs'])('refuses --%s of a dry run, which draws and raises nothing', (name) => {
    expect(() => refuseUnheeded('plan', { only: 'x', [name]: 1 })).toThrow(`plan claims takes no --${name}`);
  });

  it('refuses what is about a single run', () => {
    expect(() => refuseUnheeded('prove', { runs: 'runs', 'keep-size': '2GB' })).toThrow(
      'prove claims takes no --keep-size',
    );
  });
});
