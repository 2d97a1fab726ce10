import { describe, expect, it } from 'vitest';
import { lossy } from '../../../chaos/faults/lossy.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';

describe('lossy', () => {
  it('makes the network lose packets, restores it, and touches no component', async () => {
    const target = fakeTarget();
    await lossy.inject(target);
    await lossy.heal(target);
    expect(target.commands).toEqual(['lose server1', 'restore loss of server1']);
  });

  it('is evidenced by the rule, by packets lost about as often as planned, and by components that run on', async () => {
    const target = fakeTarget({ components: ['server1.nginx'] });
    await lossy.inject(target);
    expect(await lossy.bit(target, 'still')).toEqual({
      facts: [
        { what: 'server1 loss rule', seen: 'in place', asWanted: true },
        { what: 'server1 lost packets', seen: '310 of 1000, planned 30 %', asWanted: true },
        { what: 'server1.nginx process', seen: 'running, 1 process', asWanted: true },
        { what: 'server1.nginx port', seen: 'listening', asWanted: true },
      ],
    });
  });

  it('needs no packet right after the injection, but some by the end of the hold', async () => {
    const target = fakeTarget();
    await lossy.inject(target);
    target.plant('loss', { seenPackets: 0, droppedPackets: 0 });
    expect(supports(await lossy.bit(target, 'bit'))).toBe(true);
    expect(supports(await lossy.bit(target, 'still'))).toBe(false);
  });

  it.each([
    ['none', 0],
    ['too few', 200],
    ['too many', 400],
    ['all', 1000],
  ])('has no evidence when of 1000 packets %s were lost', async (_, droppedPackets) => {
    const target = fakeTarget();
    await lossy.inject(target);
    target.plant('loss', { droppedPackets });
    expect(supports(await lossy.bit(target, 'holds'))).toBe(false);
  });

  it('has no evidence when the rule is missing or a component died', async () => {
    const target = fakeTarget();
    await lossy.inject(target);
    target.become('server1.app', 'absent');
    expect(supports(await lossy.bit(target, 'holds'))).toBe(false);
    target.become('server1.app', 'running');
    target.plant('loss', { inPlace: false });
    expect(supports(await lossy.bit(target, 'holds'))).toBe(false);
  });

  it('is not healed while the rule is in place', async () => {
    const target = fakeTarget();
    await lossy.inject(target);
    expect(supports(await lossy.healed(target))).toBe(false);
  });

  it('heals harmlessly when nothing was lost, and twice', async () => {
    const target = fakeTarget();
    await lossy.heal(target);
    await lossy.heal(target);
    expect(supports(await lossy.healed(target))).toBe(true);
  });

  it('changes nothing on a target that is silenced', async () => {
    const target = fakeTarget();
    await target.network.silence();
    await expect(lossy.inject(target)).rejects.toMatchObject({ why: 'server1 silence rule is in place' });
    expect(target.commands).toEqual(['silence server1']);
  });
});
