import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Site } from '../../stack/kinds/kind.ts';
import { looksAtAll, prometheusFile } from '../../stack/kinds/prometheus.ts';
import { becomes } from '../support/becomes.ts';
import { hardenedSite } from '../support/hardened.ts';

const servers: { close(): void }[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A Prometheus on the loopback that answers every query with this. */
async function answering(answer: string): Promise<Site> {
  const server = createServer((_, response) => void response.end(answer)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return at((server.address() as AddressInfo).port);
}

/** The site of the stack's Prometheus, moved to a port of the loopback. */
function at(port: number): Site {
  const site = hardenedSite('monitor.prometheus');
  return { ...site, component: { ...site.component, port }, addresses: { ...site.addresses, monitor: '127.0.0.1' } };
}

const counted = (count: number): string =>
  `{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1795296913.5,"${count}"]}]}}`;

describe('a Prometheus looks at all', () => {
  it('when it has looked at as many targets as its configuration names', async () => {
    const site = await answering(counted(8));
    expect(await becomes(() => looksAtAll(site))).toBe(true);
  });

  it.each([
    ['one is missing', counted(7)],
    ['it has looked at none yet', '{"status":"success","data":{"resultType":"vector","result":[]}}'],
    ['it refuses the query', '{"status":"error","error":"not yet"}'],
    ['it says something else', 'Service Unavailable'],
  ])('but not while %s', async (_, answer) => {
    expect(await looksAtAll(await answering(answer))).toBe(false);
  });

  it('but not while nobody answers', async () => {
    expect(await looksAtAll(at(1))).toBe(false);
  });

  it("or has a configuration of the user's own, whose targets only that one knows", async () => {
    const site = at(1);
    const files = { [prometheusFile]: 'global: {}' };
    expect(await looksAtAll({ ...site, component: { ...site.component, files } })).toBe(true);
  });
});
