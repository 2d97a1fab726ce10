import { describe, expect, it } from 'vitest';
import { sham } from '../../../chaos/faults/sham.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';

describe('sham', () => {
  it('gives no command at all', async () => {
    const target = fakeTarget();
    await sham.inject(target);
    await sham.heal(target);
    expect(target.commands).toEqual([]);
  });

  it('is evidenced by everything running before, during and after', async () => {
    const target = fakeTarget();
    await sham.inject(target);
    expect(supports(await sham.bit(target, 'bit'))).toBe(true);
    expect(supports(await sham.bit(target, 'still'))).toBe(true);
    expect(supports(await sham.healed(target))).toBe(true);
  });

  it('loses its evidence when a component dies meanwhile', async () => {
    const target = fakeTarget();
    target.become('server1.nginx', 'absent');
    expect(supports(await sham.bit(target, 'holds'))).toBe(false);
  });

  it('refuses a target that is already in trouble', async () => {
    const target = fakeTarget();
    target.become('server1.app', 'paused');
    await expect(sham.inject(target)).rejects.toMatchObject({
      code: 'component-not-ready',
      why: 'server1.app process is paused, 1 process',
    });
  });
});
