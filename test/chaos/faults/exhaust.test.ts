import { describe, expect, it } from 'vitest';
import { exhaust } from '../../../chaos/faults/exhaust.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';

describe('exhaust', () => {
  it('occupies every component and vacates every one', async () => {
    const target = fakeTarget();
    await exhaust.inject(target);
    await exhaust.heal(target);
    expect(target.commands).toEqual([
      'occupy server1.app',
      'occupy server1.nginx',
      'vacate server1.app',
      'vacate server1.nginx',
    ]);
  });

  it('is evidenced by connections taken up to the limit, and by those that are ours', async () => {
    const target = fakeTarget({ components: ['primary.mariadb'] });
    await exhaust.inject(target);
    expect(await exhaust.bit(target, 'bit')).toEqual({
      facts: [
        { what: 'primary.mariadb connections', seen: '300 of 300 taken, 0 waiting', asWanted: true },
        { what: 'primary.mariadb connections of ours', seen: '290', asWanted: true },
      ],
    });
  });

  it('has no evidence when connections are left, but for those that come and go between two looks', async () => {
    const target = fakeTarget();
    await exhaust.inject(target);
    target.plant('server1.app slots', { taken: 281 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(false);
    target.plant('server1.app slots', { taken: 282 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(true);
  });

  it('keeps its evidence while those that wait take the place of those that were closed', async () => {
    const target = fakeTarget();
    await exhaust.inject(target);
    target.plant('server1.app slots', { taken: 100, waiting: 250 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(true);
  });

  it('has no evidence when its helper was killed, even if users took what it let go of', async () => {
    const target = fakeTarget();
    await exhaust.inject(target);
    expect(supports(await exhaust.bit(target, 'still'))).toBe(true);
    target.plant('server1.nginx slots', { held: 0 });
    expect(supports(await exhaust.bit(target, 'still'))).toBe(false);
  });

  it('has no evidence when more are let in than the limit, so that nobody is refused', async () => {
    const target = fakeTarget({ components: ['balancer.haproxy'] });
    await exhaust.inject(target);
    target.plant('balancer.haproxy slots', { limit: 1000, taken: 2016, waiting: 0, held: 2016 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(false);
    target.plant('balancer.haproxy slots', { limit: 1000, taken: 1900, waiting: 116, held: 2016 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(false);
    target.plant('balancer.haproxy slots', { limit: 300, taken: 316, waiting: 0, held: 316 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(false);
  });

  it('keeps its evidence where one that is refused was let in for an instant, or connections change while they are counted', async () => {
    const target = fakeTarget({ components: ['balancer.haproxy'] });
    await exhaust.inject(target);
    target.plant('balancer.haproxy slots', { limit: 300, taken: 302, waiting: 0 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(true);
    target.plant('balancer.haproxy slots', { limit: 1000, taken: 1020, waiting: 973 });
    expect(supports(await exhaust.bit(target, 'holds'))).toBe(true);
  });

  it('tries a component of which nobody knows the limit, rather than leave it out of its host', async () => {
    const target = fakeTarget();
    target.plant('server1.nginx slots', { limit: undefined });
    await exhaust.inject(target);
    expect(target.commands).toEqual(['occupy server1.app', 'occupy server1.nginx']);
    const { facts } = await exhaust.bit(target, 'bit');
    expect(facts).toContainEqual({
      what: 'server1.nginx connections',
      seen: '300 of an unknown number taken, 0 waiting',
      asWanted: false,
    });
  });

  it('has no evidence on a component without a limit', async () => {
    const target = fakeTarget();
    for (const { name } of target.components) target.plant(`${name} slots`, { limit: 0 });
    await exhaust.inject(target);
    expect(supports(await exhaust.bit(target, 'bit'))).toBe(false);
  });

  it('leaves out of a host what has no limit, such as what nobody connects to', async () => {
    const target = fakeTarget();
    target.plant('server1.nginx slots', { limit: 0 });
    await exhaust.inject(target);
    expect(target.commands).toEqual(['occupy server1.app']);
    expect(supports(await exhaust.bit(target, 'bit'))).toBe(true);
  });

  it('is not healed while a connection of ours is left', async () => {
    const target = fakeTarget();
    await exhaust.inject(target);
    await exhaust.heal(target);
    expect(supports(await exhaust.healed(target))).toBe(true);
    target.plant('server1.app slots', { held: 1 });
    expect(supports(await exhaust.healed(target))).toBe(false);
  });

  it('heals harmlessly when nothing was occupied, and twice', async () => {
    const target = fakeTarget();
    await exhaust.heal(target);
    await exhaust.heal(target);
    expect(supports(await exhaust.healed(target))).toBe(true);
  });

  it('vacates the second component when the first is in trouble, dead or not', async () => {
    const target = fakeTarget();
    await exhaust.inject(target);
    target.become('server1.app', 'absent');
    target.trouble('vacate server1.app', 'throws');
    await expect(exhaust.heal(target)).rejects.toThrow('vacate server1.app failed');
    expect(target.commands.at(-1)).toBe('vacate server1.nginx');
  });

  it('changes nothing on a target that is already in trouble', async () => {
    const target = fakeTarget();
    target.become('server1.nginx', 'paused');
    await expect(exhaust.inject(target)).rejects.toThrow('server1 was not in full service right before the fault');
    expect(target.commands).toEqual([]);
  });
});
