import { describe, expect, it } from 'vitest';
import { pause } from '../../../chaos/faults/pause.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';
import { strayed } from '../../support/strayed.ts';

describe('pause', () => {
  it('pauses and resumes every component', async () => {
    const target = fakeTarget();
    await pause.inject(target);
    await pause.heal(target);
    expect(target.commands).toEqual([
      'pause server1.app',
      'pause server1.nginx',
      'resume server1.app',
      'resume server1.nginx',
    ]);
    expect(target.state).toEqual({ 'server1.app': 'running', 'server1.nginx': 'running', network: 'open' });
  });

  it('is evidenced by paused processes whose port still listens', async () => {
    const target = fakeTarget({ components: ['server1.nginx'] });
    await pause.inject(target);
    expect(await pause.bit(target, 'bit')).toEqual({
      facts: [
        { what: 'server1.nginx process', seen: 'paused, 1 process', asWanted: true },
        { what: 'server1.nginx port', seen: 'listening', asWanted: true },
      ],
    });
  });

  it('has no evidence while processes serve on that left the group which was paused', async () => {
    const target = strayed(fakeTarget({ components: ['server1.nginx'] }), 7, 8);
    await pause.inject(target);
    const seen = await pause.bit(target, 'bit');
    expect(supports(seen)).toBe(false);
    expect(seen.facts[1]).toEqual({
      what: 'server1.nginx group',
      seen: 'left by 2 processes, which no signal reaches',
      asWanted: false,
    });
  });

  it('takes a component for sound that has such processes', async () => {
    const target = strayed(fakeTarget(), 7);
    await pause.inject(target);
    await pause.heal(target);
    expect(supports(await pause.healed(target))).toBe(true);
  });

  it('has no evidence when the paused process died', async () => {
    const target = fakeTarget();
    await pause.inject(target);
    target.become('server1.nginx', 'absent');
    expect(supports(await pause.bit(target, 'still'))).toBe(false);
  });

  it('is not healed while a process is still paused', async () => {
    const target = fakeTarget();
    await pause.inject(target);
    expect(supports(await pause.healed(target))).toBe(false);
  });

  it('heals harmlessly when nothing was paused, and twice', async () => {
    const target = fakeTarget();
    await pause.heal(target);
    await pause.heal(target);
    expect(supports(await pause.healed(target))).toBe(true);
  });

  it('changes nothing on a target that is already paused', async () => {
    const target = fakeTarget();
    target.become('server1.nginx', 'paused');
    await expect(pause.inject(target)).rejects.toThrow('server1 was not in full service right before the fault');
    expect(target.commands).toEqual([]);
  });
});
