import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../chaos/index.ts';
import { startCli, temporaryFolder } from '../support/cli.ts';
import { foreignNamespaces, leftAfter } from '../support/leftovers.ts';
import { metricsFaults } from '../support/openmetrics.ts';
import { shortPlan } from '../support/short-plan.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Listens on the loopback for what a webhook is told. */
async function hook() {
  const told: { body: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
    request.on('end', () => {
      told.push({ body, authorization: request.headers.authorization });
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    told,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`,
    close: () => server.close(),
  };
}

describe('a night that reaches its deadline', () => {
  it('restores, judges what there is, says where it was cut, tells whom it was told to tell, and ends with 2', async () => {
    const [before, { told, url, close }] = [foreignNamespaces(), await hook()];
    const [metrics, runs] = [join(folder.path, 'night.prom'), join(folder.path, 'runs')];
    const plan = folder.plan(shortPlan('night', 'server1', 'stop'));
    const secrets = { HOOK: url, SPOFPROOF_WEBHOOK_AUTHORIZATION: 'Bearer hidden' };
    const options = ['--deadline', '10s', '--metrics', metrics, '--webhook', 'env:HOOK', '--runs', runs, '--json'];
    const { exit, stdout, stderr } = await startCli(['prove', plan, 'smoke', ...options], secrets).ended;
    close();
    expect(exit).toBe(2);
    const [cut, never] = (JSON.parse(stdout) as { runs: { cut?: string; folder: string; error?: object }[] }).runs;
    expect(cut?.cut).toMatch(/^\[[12]\] (?:sham balancer|stop server1): /);
    expect(never).toMatchObject({ exitCode: 2, error: { code: 'deadline-over', what: 'suite smoke was not begun' } });
    const events = readJournal(readFileSync(join(cut?.folder ?? '', 'events.ndjson'), 'utf8'));
    expect(events.find(({ type }) => type === 'run-interrupted')).toMatchObject({
      signal: 'the deadline of 10s',
      during: cut?.cut,
    });
    const [intended, healed] = ['fault-intended', 'fault-healed'].map(
      (type) => events.filter((event) => event.type === type).length,
    );
    expect(healed).toBe(intended);
    expect(metricsFaults(readFileSync(metrics, 'utf8'))).toEqual([]);
    expect(told).toEqual([{ body: expect.stringContaining('"exitCode":2'), authorization: 'Bearer hidden' }]);
    expect(`${stdout}${stderr}`).not.toMatch(/secret|hidden/);
    expect(await leftAfter(before, 2000)).toEqual([]);
  });
});
