import { describe, expect, it } from 'vitest';
import { kill } from '../../../chaos/faults/kill.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';

describe('kill', () => {
  it('kills every component and starts from the first to the last', async () => {
    const target = fakeTarget();
    await kill.inject(target);
    await kill.heal(target);
    expect(target.commands).toEqual([
      'kill server1.app',
      'kill server1.nginx',
      'start server1.app',
      'start server1.nginx',
    ]);
    expect(target.state).toEqual({ 'server1.app': 'running', 'server1.nginx': 'running', network: 'open' });
  });

  it('kills all at once: the second does not wait for the first', async () => {
    const target = fakeTarget();
    target.trouble('kill server1.app', 'hangs');
    void kill.inject(target);
    await new Promise(setImmediate);
    expect(target.state['server1.nginx']).toBe('absent');
  });

  it('waits for every kill before it reports the one that failed', async () => {
    const target = fakeTarget();
    target.trouble('kill server1.app', 'throws');
    await expect(kill.inject(target)).rejects.toThrow('kill server1.app failed');
    expect(target.state['server1.nginx']).toBe('absent');
  });

  it('has no evidence while a worker survives its master', async () => {
    const target = fakeTarget();
    await kill.inject(target);
    expect(supports(await kill.bit(target, 'bit'))).toBe(true);
    target.become('server1.nginx', 'running');
    expect(supports(await kill.bit(target, 'still'))).toBe(false);
  });

  it('heals harmlessly when nothing was killed, and twice', async () => {
    const target = fakeTarget();
    await kill.heal(target);
    await kill.heal(target);
    expect(supports(await kill.healed(target))).toBe(true);
  });

  it('changes nothing on a target that is silenced', async () => {
    const target = fakeTarget();
    await target.network.silence();
    await expect(kill.inject(target)).rejects.toMatchObject({ why: 'server1 silence rule is in place' });
    expect(target.commands).toEqual(['silence server1']);
  });
});
