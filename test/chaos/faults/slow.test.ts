import { describe, expect, it } from 'vitest';
import { slow } from '../../../chaos/faults/slow.ts';
import { isOffTime, supports } from '../../../model/evidence.ts';
import { share } from '../../../model/units.ts';
import { fakeTarget } from '../../support/fake-target.ts';
import { strayed } from '../../support/strayed.ts';

describe('slow', () => {
  it('hampers every component and frees every one', async () => {
    const target = fakeTarget();
    await slow.inject(target);
    await slow.heal(target);
    expect(target.commands).toEqual([
      'hamper server1.app',
      'hamper server1.nginx',
      'free server1.app',
      'free server1.nginx',
    ]);
  });

  it('is evidenced by processes seen stopped about as often as planned, and by a helper at work', async () => {
    const target = fakeTarget({ components: ['server1.nginx'] });
    await slow.inject(target);
    expect(await slow.bit(target, 'bit')).toEqual({
      facts: [
        { what: 'server1.nginx pace', seen: 'stopped in 65 % of 40 looks, planned 67 %', asWanted: true, timing: true },
        { what: 'server1.nginx helper', seen: 'at work', asWanted: true },
      ],
    });
  });

  it.each([
    ['that was never stopped', 0],
    ['that is stopped for good', 1],
    ['that is stopped far less than planned', 0.4],
    ['that is stopped far more than planned', 0.95],
  ])('has no evidence of a component %s', async (_, stopped) => {
    const target = fakeTarget();
    await slow.inject(target);
    target.plant('server1.app pace', { stoppedShare: share(stopped) });
    expect(supports(await slow.bit(target, 'holds'))).toBe(false);
    expect(isOffTime(await slow.bit(target, 'holds'))).toBe(stopped > 0 && stopped < 1);
  });

  it('has no evidence when its helper was killed', async () => {
    const target = fakeTarget();
    await slow.inject(target);
    expect(supports(await slow.bit(target, 'still'))).toBe(true);
    target.plant('server1.nginx pace', { hampered: false, stoppedShare: share(0.3) });
    expect(supports(await slow.bit(target, 'still'))).toBe(false);
    expect(isOffTime(await slow.bit(target, 'still'))).toBe(false);
  });

  it('has no evidence while a process runs on that left the group which is slowed down', async () => {
    const target = strayed(fakeTarget({ components: ['server1.nginx'] }), 7);
    await slow.inject(target);
    const { facts } = await slow.bit(target, 'bit');
    expect(facts.filter(({ asWanted }) => !asWanted)).toMatchObject([
      { what: 'server1.nginx group', seen: 'left by 1 process, which no signal reaches' },
    ]);
  });

  it('is not healed while a component is still seen stopped, or a helper is still at work', async () => {
    const target = fakeTarget();
    expect(supports(await slow.healed(target))).toBe(true);
    target.plant('server1.app pace', { stoppedShare: share(0.1) });
    expect(supports(await slow.healed(target))).toBe(false);
    target.plant('server1.app pace', { hampered: true });
    expect(supports(await slow.healed(target))).toBe(false);
  });

  it('frees the second component when the first cannot be freed, and says so', async () => {
    const target = fakeTarget();
    await slow.inject(target);
    target.trouble('free server1.app', 'throws');
    await expect(slow.heal(target)).rejects.toThrow('free server1.app failed');
    expect(target.commands.at(-1)).toBe('free server1.nginx');
  });

  it('heals harmlessly when nothing was hampered, and twice', async () => {
    const target = fakeTarget();
    await slow.heal(target);
    await slow.heal(target);
    expect(supports(await slow.healed(target))).toBe(true);
  });

  it('changes nothing on a target that is already in trouble', async () => {
    const target = fakeTarget();
    target.become('server1.app', 'absent');
    await expect(slow.inject(target)).rejects.toThrow('server1 was not in full service right before the fault');
    expect(target.commands).toEqual([]);
  });
});
