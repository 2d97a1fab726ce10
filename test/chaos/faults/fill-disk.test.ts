import { describe, expect, it } from 'vitest';
import { fillDisk } from '../../../chaos/faults/fill-disk.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';

const database = () => fakeTarget({ name: 'primary', components: ['primary.mariadb'], wedges: true });

describe('fill-disk', () => {
  it('fills every disk and empties every one, without restarting what goes on by itself', async () => {
    const target = fakeTarget();
    await fillDisk.inject(target);
    await fillDisk.heal(target);
    expect(target.commands).toEqual([
      'fill server1.app',
      'fill server1.nginx',
      'empty server1.app',
      'start server1.app',
      'empty server1.nginx',
      'start server1.nginx',
    ]);
  });

  it('restarts what is wedged by a full disk, as an operator must', async () => {
    const target = database();
    await fillDisk.inject(target);
    await fillDisk.heal(target);
    expect(target.commands.slice(1)).toEqual([
      'kill primary.mariadb',
      'empty primary.mariadb',
      'start primary.mariadb',
    ]);
  });

  it('is evidenced by a disk with nothing free and our ballast on it', async () => {
    const target = fakeTarget({ components: ['server1.nginx'] });
    await fillDisk.inject(target);
    expect(await fillDisk.bit(target, 'bit')).toEqual({
      facts: [{ what: 'server1.nginx disk', seen: '0.0 MB of 8.0 MB free, 7.0 MB ballast', asWanted: true }],
    });
  });

  it('has no evidence when something is free again, or when the ballast is gone', async () => {
    const target = fakeTarget();
    await fillDisk.inject(target);
    target.plant('server1.app disk', { freeBytes: 4096 });
    expect(supports(await fillDisk.bit(target, 'holds'))).toBe(false);
    target.plant('server1.app disk', { ballastBytes: 0 });
    expect(supports(await fillDisk.bit(target, 'holds'))).toBe(false);
  });

  it('is not healed while ballast is left or nothing is free', async () => {
    const target = fakeTarget();
    target.plant('server1.app disk', { ballastBytes: 4096 });
    expect(supports(await fillDisk.healed(target))).toBe(false);
    target.plant('server1.app disk', { freeBytes: 0 });
    expect(supports(await fillDisk.healed(target))).toBe(false);
  });

  it('is not healed while the disk is smaller than it was', async () => {
    const target = fakeTarget();
    target.plant('server1.app disk', { totalBytes: 65_536, freeBytes: 65_536 });
    expect(supports(await fillDisk.healed(target))).toBe(false);
  });

  it('heals harmlessly when nothing was filled, and twice, and then restarts nothing', async () => {
    const target = database();
    await fillDisk.heal(target);
    await fillDisk.heal(target);
    expect(target.commands).not.toContain('kill primary.mariadb');
    expect(supports(await fillDisk.healed(target))).toBe(true);
  });

  it('ends a healing that broke off after the emptying', async () => {
    const target = database();
    await fillDisk.inject(target);
    target.trouble('start primary.mariadb', 'throws', 1);
    await expect(fillDisk.heal(target)).rejects.toThrow('start primary.mariadb failed');
    await fillDisk.heal(target);
    expect(supports(await fillDisk.healed(target))).toBe(true);
  });

  it('changes nothing on a target that is already in trouble', async () => {
    const target = fakeTarget();
    target.become('server1.nginx', 'absent');
    await expect(fillDisk.inject(target)).rejects.toThrow('server1 was not in full service right before the fault');
    expect(target.commands).toEqual([]);
  });
});
