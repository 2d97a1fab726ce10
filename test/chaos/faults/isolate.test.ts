import { describe, expect, it } from 'vitest';
import { isolate } from '../../../chaos/faults/isolate.ts';
import { supports } from '../../../model/evidence.ts';
import { fakeTarget } from '../../support/fake-target.ts';

describe('isolate', () => {
  it('silences and restores the network and touches no component', async () => {
    const target = fakeTarget();
    await isolate.inject(target);
    await isolate.heal(target);
    expect(target.commands).toEqual(['silence server1', 'restore server1']);
    expect(target.state).toEqual({ 'server1.app': 'running', 'server1.nginx': 'running', network: 'open' });
  });

  it('is evidenced at first by the rule and by components that run on', async () => {
    const target = fakeTarget({ components: ['server1.nginx'] });
    await isolate.inject(target);
    expect(await isolate.bit(target, 'bit')).toEqual({
      facts: [
        { what: 'server1 silence rule', seen: 'in place', asWanted: true },
        { what: 'server1.nginx process', seen: 'running, 1 process', asWanted: true },
        { what: 'server1.nginx port', seen: 'listening', asWanted: true },
      ],
    });
  });

  it('has no evidence at the end of the hold when it dropped no packet', async () => {
    const target = fakeTarget();
    await isolate.inject(target);
    expect(supports(await isolate.bit(target, 'still'))).toBe(false);
    target.drop(12);
    const evidence = await isolate.bit(target, 'still');
    expect(supports(evidence)).toBe(true);
    expect(evidence.facts[1]).toEqual({ what: 'server1 dropped packets', seen: '12', asWanted: true });
  });

  it('has no evidence when the rule is gone or a component died', async () => {
    const target = fakeTarget();
    await isolate.inject(target);
    target.become('server1.app', 'absent');
    expect(supports(await isolate.bit(target, 'holds'))).toBe(false);
    target.become('server1.app', 'running');
    await isolate.heal(target);
    expect(supports(await isolate.bit(target, 'holds'))).toBe(false);
  });

  it('is not healed while the rule is in place', async () => {
    const target = fakeTarget();
    await isolate.inject(target);
    expect(supports(await isolate.healed(target))).toBe(false);
  });

  it('heals harmlessly when nothing was silenced, and twice', async () => {
    const target = fakeTarget();
    await isolate.heal(target);
    await isolate.heal(target);
    expect(supports(await isolate.healed(target))).toBe(true);
  });

  it('changes nothing on a target that is silenced already', async () => {
    const target = fakeTarget();
    await target.network.silence();
    await expect(isolate.inject(target)).rejects.toThrow('server1 was not in full service right before the fault');
    expect(target.commands).toEqual(['silence server1']);
  });
});
