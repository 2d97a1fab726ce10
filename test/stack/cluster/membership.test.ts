import { once } from 'node:events';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupPort } from '../../../model/cluster.ts';
import { isIn } from '../../../stack/cluster/membership.ts';
import { becomes } from '../../support/becomes.ts';
import { clusterSite } from '../../support/cluster.ts';

/** Every address of this network is the machine's own; these are of this process, since the port is given. */
const addressOf = (last: number): string =>
  ['127', process.pid >> 14, (process.pid >> 6) & 255, ((process.pid & 63) << 2) + last].join('.');
const [here, there, arbiter] = [addressOf(1), addressOf(2), addressOf(3)];
const site = {
  ...clusterSite('primary.mariadb'),
  addresses: { primary: here, replica: there, arbiter },
};

/** Answers what is looked at: whether the member was started again, and what it says of itself. */
const look =
  (wasThere: boolean, says = '') =>
  async (argv: readonly string[]) =>
    argv[0] === 'test'
      ? { code: wasThere ? 0 : 1, stdout: '' }
      : { code: 0, stdout: `wsrep_local_state_comment\t${says}\n` };

const open: Server[] = [];
const listen = async (address: string): Promise<void> => {
  const server = createServer((socket) => socket.end()).listen(groupPort, address);
  open.push(server);
  await once(server, 'listening');
};

beforeAll(() => listen(here));
afterAll(() => open.forEach((server) => server.close()));

describe('a member of a cluster', () => {
  it('is in when it says that it has what it missed', async () => {
    expect(await isIn(site, look(true, 'Synced'), '/s', true)).toBe(true);
    expect(await isIn(site, look(true, 'Joined'), '/s', true)).toBe(false);
  });

  it('is waited for at its first start, and started again waits itself for those that are not there', async () => {
    expect(await isIn(site, look(false), '/s', false)).toBe(false);
    expect(await becomes(() => isIn(site, look(true), '/s', false))).toBe(true);
  });

  it('that is started again waits for the arbitrator as well: without it nobody lets a member in', async () => {
    await listen(there);
    expect(await becomes(() => isIn(site, look(true), '/s', false))).toBe(true);
  });

  it('that is started again is waited for when every other one is there', async () => {
    await listen(arbiter);
    expect(await isIn(site, look(true), '/s', false)).toBe(false);
  });
});
