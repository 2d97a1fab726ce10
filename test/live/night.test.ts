import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../chaos/index.ts';
import type { RunEvent } from '../../model/event.ts';
import { readHistoryFile } from '../../scripts/history/file.ts';
import { openStep } from '../../scripts/step.ts';
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

/** What a run was at when this was written, by all that was written before: how far it comes in ten seconds is the machine's affair. */
function stepAt(events: readonly RunEvent[], type: RunEvent['type']): string {
  const [step, here] = [openStep(), events.findIndex((event) => event.type === type)];
  for (const event of events.slice(0, here)) step.saw(event);
  return step.now();
}

describe('a night that is interrupted before anything is proved', () => {
  it('tells so by notice, metrics, history and exit code', async () => {
    const [cache, metrics] = [join(folder.path, 'cache'), join(folder.path, 'early.prom')];
    const { told, url, close } = await hook();
    mkdirSync(cache);
    // Set-up in an empty cache waits for whoever holds its lock.
    const holder = spawn('flock', [join(cache, 'set-up.lock'), 'sh', '-c', 'echo held; exec cat'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    await once(holder.stdout, 'data');
    const args = ['prove', 'smoke', '--metrics', metrics, '--webhook', url, '--runs', join(folder.path, 'early')];
    const cli = startCli(args, { SPOFPROOF_CACHE: cache });
    await cli.said('another set-up is under way');
    cli.child.kill('SIGTERM');
    const { exit, stderr } = await cli.ended;
    holder.stdin.end();
    close();
    expect([exit, stderr]).toEqual([143, expect.stringContaining('error: interrupted by SIGTERM')]);
    expect(told).toEqual([{ body: expect.stringContaining('"exitCode":143'), authorization: undefined }]);
    expect(readFileSync(metrics, 'utf8')).toContain('spofproof_exit_code 143');
    const { lines, nights } = readHistoryFile(join(folder.path, 'early'));
    expect([lines, nights]).toMatchObject([[], [{ suite: 'smoke', id: null, exitCode: 143 }]]);
  });
});

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
    expect(never).toMatchObject({ exitCode: 2, error: { code: 'deadline-over', what: 'suite smoke was not begun' } });
    const events = readJournal(readFileSync(join(cut?.folder ?? '', 'events.ndjson'), 'utf8'));
    const during = stepAt(events, 'run-interrupted');
    expect(cut?.cut).toBe(during);
    expect(events.find(({ type }) => type === 'run-interrupted')).toMatchObject({
      signal: 'the deadline of 10s',
      during,
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
