import { describe, expect, it } from 'vitest';
import type { BoundedProcess } from '../../stack/bounded-process.ts';
import type { Lab } from '../../stack/lab.ts';
import { addressesOf } from '../../stack/network.ts';
import { slotsHandle } from '../../stack/slots.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { siteOf } from '../support/site.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const site = siteOf('primary.mariadb');
const settings = { limit: 4, queue: 2, greeting: 'hello' };

/** A helper that does nothing but remember, and a table with as many of our connections as there are, look by look. */
function stage(...counts: readonly number[]) {
  const done: object[] = [];
  const helper: BoundedProcess = {
    lives: () => done.length > 0,
    start: (orders) => void done.push(orders),
    strike: () => undefined,
    end: async () => void done.push({ ended: true }),
  };
  let look = 0;
  const shell = recordingShell(() => {
    const count = counts[Math.min(look++, counts.length - 1)] ?? 0;
    const rows = Array.from(
      { length: count },
      (_, index) => `${index}: 0E0012C6:0CEA 010012C6:C00${index} 01 0 0 0 0 0 7`,
    );
    return { stdout: ['  sl  local_address rem_address   st', ...rows].join('\n') };
  });
  const lab = { shell, clock: virtualClock(), addresses: addressesOf(site.stack.hosts) } as Partial<Lab> as Lab;
  return { done, helper, lab };
}

describe('the connections of a component', () => {
  it('are occupied, beyond the limit, until all are taken and no more come', async () => {
    const { done, helper, lab } = stage(0, 3, 4, 4);
    const slots = slotsHandle(lab, site, settings, helper);
    await slots.occupy();
    expect(done).toEqual([{ address: '198.18.0.14', port: 3306, connections: 22, greeting: 'hello' }]);
    expect(await slots.observe()).toEqual({ limit: 4, taken: 4, waiting: 0, held: 4 });
  });

  it('that cannot be taken are a failure with their numbers', async () => {
    const { helper, lab } = stage(3);
    await expect(slotsHandle(lab, site, settings, helper).occupy()).rejects.toMatchObject({
      code: 'command-timed-out',
      message: 'primary.mariadb had 3 of 4 connections taken after 8000 ms, 3 of them ours',
    });
  });

  it('without a limit cannot be exhausted', async () => {
    const { done, helper, lab } = stage(0);
    await expect(slotsHandle(lab, site, undefined, helper).occupy()).rejects.toMatchObject({ code: 'bad-stack' });
    expect(done).toEqual([]);
  });

  it('of a program of the stack own are known to nobody, and not taken', async () => {
    const { done, helper, lab } = stage(0);
    const own = { ...site, component: { ...site.component, kind: 'command' } } as const;
    await expect(slotsHandle(lab, own, { ...settings, limit: undefined }, helper).occupy()).rejects.toMatchObject({
      code: 'bad-stack',
      message: "nobody knows how many connections primary.mariadb accepts: it is a program of the stack's own",
    });
    expect(done).toEqual([]);
  });

  it('are not taken when more of them are let in than the limit: the real one is higher', async () => {
    const { helper, lab } = stage(14);
    await expect(slotsHandle(lab, site, settings, helper).occupy()).rejects.toMatchObject({
      message: 'primary.mariadb had 14 of 4 connections taken after 8000 ms, 14 of them ours',
    });
  });

  it('are looked at again where those are counted that are just being turned away', async () => {
    const [{ helper, lab }, again] = [stage(14, 14, 14, 14, 4), stage(14)];
    expect(await slotsHandle(lab, site, settings, helper).observe()).toMatchObject({ taken: 4 });
    expect(await slotsHandle(again.lab, site, settings, again.helper).observe()).toMatchObject({ taken: 14 });
  });

  it('of which nobody knows how many there are cannot be exhausted, and say so', async () => {
    const { done, helper, lab } = stage(0);
    const slots = slotsHandle(lab, site, { ...settings, limit: undefined }, helper);
    await expect(slots.occupy()).rejects.toMatchObject({
      code: 'bad-stack',
      message: expect.stringContaining('do not say maxConnections'),
    });
    expect([slots.limit, done]).toEqual([undefined, []]);
  });

  it('are vacated by ending the helper, whatever became of the component', async () => {
    const { done, helper, lab } = stage(0);
    await slotsHandle(lab, site, settings, helper).vacate();
    expect(done).toEqual([{ ended: true }]);
  });
});
