import { describe, expect, it } from 'vitest';
import { stop } from '../../../chaos/faults/stop.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';

describe('stop', () => {
  it('stops from the last component to the first and starts from the first to the last', async () => {
    const target = fakeTarget();
    await stop.inject(target);
    await stop.heal(target);
    expect(target.commands).toEqual([
      'stop server1.nginx',
      'stop server1.app',
      'start server1.app',
      'start server1.nginx',
    ]);
    expect(target.state).toEqual({ 'server1.app': 'running', 'server1.nginx': 'running', network: 'open' });
  });

  it('is evidenced by absent processes and closed ports', async () => {
    const target = fakeTarget({ components: ['server1.nginx'] });
    await stop.inject(target);
    expect(await stop.bit(target, 'bit')).toEqual({
      facts: [
        { what: 'server1.nginx process', seen: 'absent, 0 processes', asWanted: true },
        { what: 'server1.nginx port', seen: 'not listening', asWanted: true },
      ],
    });
  });

  it('has no evidence when one component was brought back by somebody else', async () => {
    const target = fakeTarget();
    await stop.inject(target);
    target.become('server1.app', 'running');
    expect(supports(await stop.bit(target, 'holds'))).toBe(false);
  });

  it('heals harmlessly when nothing was stopped, and twice', async () => {
    const target = fakeTarget();
    await stop.heal(target);
    await stop.heal(target);
    expect(supports(await stop.healed(target))).toBe(true);
  });

  it('starts the other components when one cannot start, and says so', async () => {
    const target = fakeTarget();
    await stop.inject(target);
    target.trouble('start server1.app', 'throws');
    await expect(stop.heal(target)).rejects.toThrow('start server1.app failed');
    expect(target.state).toMatchObject({ 'server1.app': 'absent', 'server1.nginx': 'running' });
    expect(supports(await stop.healed(target))).toBe(false);
  });

  it('changes nothing on a target that is already in trouble', async () => {
    const target = fakeTarget();
    target.become('server1.app', 'absent');
    await expect(stop.inject(target)).rejects.toThrow('server1 was not in full service right before the fault');
    expect(target.commands).toEqual([]);
  });

  it('stops nothing further when a component does not end', async () => {
    const target = fakeTarget();
    target.trouble('stop server1.nginx', 'throws');
    await expect(stop.inject(target)).rejects.toThrow('stop server1.nginx failed');
    expect(target.commands).toEqual(['stop server1.nginx']);
  });
});
