import { describe, expect, it } from 'vitest';
import type { Lab } from '../../stack/lab.ts';
import { addressesOf } from '../../stack/network.ts';
import { openVisitors } from '../../stack/visitors.ts';
import { recordingShell } from '../support/recording-shell.ts';
import { noTools } from '../support/site.ts';
import { twoServers } from '../support/two-servers.ts';
import { virtualClock } from '../support/virtual-clock.ts';

/** Visitors of a lab that is not there; the commands end with these codes, one after the other, then with 0. */
function stage(...codes: number[]) {
  const shell = recordingShell(() => ({ code: codes.shift() ?? 0 }));
  const nowhere = { stateDir: '', templatesDir: '', logsDir: '', onExit: () => undefined };
  const addresses = addressesOf(twoServers.hosts);
  const lab: Lab = { spec: twoServers, tools: noTools, shell, clock: virtualClock(), addresses, ...nowhere };
  return { shell, visit: openVisitors(lab, []) };
}

describe('a visitor', () => {
  it('has its address made once', async () => {
    const { shell, visit } = stage();
    await visit({ operation: 'read', visitor: 0 });
    await visit({ operation: 'read', visitor: 1 });
    expect(shell.orders).toHaveLength(1);
  });

  it('never rejects: without an address it gets no answer, and the next one tries again to have them made', async () => {
    const { shell, visit } = stage(2, 2);
    const visits = [
      await visit({ operation: 'read', visitor: 0 }),
      await visit({ operation: 'read', visitor: 0 }),
      await visit({ operation: 'read', visitor: 0 }),
      await visit({ operation: 'read', visitor: 0 }),
    ];
    expect(visits.map(({ status, valid }) => `${status} ${valid}`)).toEqual(visits.map(() => '0 false'));
    expect(shell.orders).toHaveLength(3);
  });
});
