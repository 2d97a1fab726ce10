import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ManagedComponent } from '../../stack/component.ts';
import type { Lab } from '../../stack/lab.ts';
import { lostReserve, outOfReserve } from '../../stack/reserve.ts';
import { temporaryFolder } from '../support/cli.ts';
import { pairSite } from '../support/pair.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const when = 'Sun Nov 22 11:00:59 2026: ';
const begun = `${when}Starting Keepalived v2.2.7 (01/16,2022)\n`;
const becomes = (state: string, address = 'writer'): string => `${when}(${address}) Entering ${state} STATE\n`;
const lost = (...lines: string[]) => Object.fromEntries(lostReserve(lines.join('')));

describe('lostReserve', () => {
  it('has nothing to say of one that has the address, or is ready to take it', () => {
    expect(lost(begun, becomes('BACKUP'))).toEqual({});
    expect(lost(begun, becomes('BACKUP'), becomes('FAULT'), becomes('BACKUP'), becomes('MASTER'))).toEqual({});
  });

  it('names the address that one was ready to take, and no longer is', () => {
    expect(lost(begun, becomes('BACKUP'), becomes('FAULT'))).toEqual({ writer: 'FAULT' });
    expect(lost(begun, becomes('MASTER'), becomes('FAULT'))).toEqual({ writer: 'FAULT' });
  });

  it('tells addresses apart', () => {
    const log = [begun, becomes('BACKUP', 'a'), becomes('MASTER', 'b'), becomes('FAULT', 'a')];
    expect(lost(...log)).toEqual({ a: 'FAULT' });
  });

  it('leaves one alone that was never ready: so the stack is built, and a fault is to find it', () => {
    expect(lost(begun, becomes('FAULT'))).toEqual({});
    expect(lost(begun)).toEqual({});
    expect(lost('')).toEqual({});
  });

  it('does not take what one said before it was started again for what it is now', () => {
    expect(lost(begun, becomes('BACKUP'), begun)).toEqual({ writer: 'starting' });
    expect(lost(begun, becomes('BACKUP'), begun, becomes('BACKUP'))).toEqual({});
    expect(lost(begun, becomes('BACKUP'), begun, becomes('FAULT'))).toEqual({ writer: 'FAULT' });
  });
});

describe('outOfReserve', () => {
  const guardian = { name: 'balancer2.keepalived', site: pairSite('balancer2.keepalived') };
  const other = { name: 'balancer2.haproxy', site: pairSite('balancer2.haproxy') };
  const components = [guardian, other] as readonly Partial<ManagedComponent>[] as readonly ManagedComponent[];

  it('reads what every keepalived says, and nobody else', async () => {
    const logsDir = await mkdtemp(join(temporary.path, 'logs-'));
    const lab = { logsDir } as Partial<Lab> as Lab;
    await writeFile(join(logsDir, 'balancer2.keepalived.log'), `${begun}${becomes('BACKUP', 'vip')}`);
    expect(await outOfReserve(lab, components)).toEqual([]);
    await writeFile(join(logsDir, 'balancer2.keepalived.log'), `${becomes('BACKUP', 'vip')}${becomes('FAULT', 'vip')}`);
    expect(await outOfReserve(lab, components)).toEqual(['balancer2.keepalived would not take vip now: it is FAULT']);
  });
});
