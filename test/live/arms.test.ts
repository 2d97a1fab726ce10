import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoadHandle } from '../../loadtests/driver/index.ts';
import { usersFor } from '../../model/load.ts';
import type { LoadPlan } from '../../model/plan.ts';
import type { ArmName, Sample } from '../../model/sample.ts';
import { ms, perSecond } from '../../model/units.ts';
import type { FakeSite } from '../support/fake-site.ts';
import { fakeSite } from '../support/fake-site.ts';
import type { LoadBench } from '../support/small-load.ts';
import { loadBench } from '../support/small-load.ts';

let bench: LoadBench;
let site: FakeSite;
beforeAll(async () => (bench = await loadBench()));
afterAll(() => bench.remove());
beforeEach(async () => (site = await fakeSite()));
afterEach(() => site.close());

/** Reads only: so many a second over new connections, and over kept ones. */
const reads = (main: number, returning: number, timeoutMs = 1000): LoadPlan => ({
  ratePerSecond: { static: perSecond(0), read: perSecond(main), write: perSecond(0) },
  returningPerSecond: perSecond(returning),
  timeoutMs: ms(timeoutMs),
  deadlineMs: ms(250),
});

async function samplesOf(load: LoadHandle): Promise<readonly Sample[]> {
  expect(await load.ended).toMatchObject({ code: 0, complaints: [] });
  return load.soFar();
}
const by = (samples: readonly Sample[], arm: ArmName): readonly Sample[] => samples.filter((one) => one.arm === arm);

describe('the two arms', () => {
  it('come side by side: one connection a request, and one a user', async () => {
    const samples = await samplesOf(bench.start(site.url, { load: reads(50, 20), durationMs: 4000 }));
    const [main, returning] = [by(samples, 'main'), by(samples, 'returning')];
    expect([main.length >= 200, returning.length >= 80]).toEqual([true, true]);
    expect(samples.filter(({ valid }) => !valid)).toEqual([]);
    const users = usersFor(20, 1000);
    expect(site.connections() - main.length).toBeLessThanOrEqual(users);
    expect(site.connections() - main.length).toBeGreaterThan(0);
    expect(samples.filter(({ opened }) => opened)).toHaveLength(site.connections() - main.length);
  });

  it('go to several places in turn: a returning user to that of his connection, and with what he was to show again', async () => {
    const other = await fakeSite();
    try {
      const shown: string[] = [];
      for (const one of [site, other])
        one.misbehave((request, response) => {
          if (request.headers.cookie !== undefined) shown.push(request.headers.connection ?? '');
          response.setHeader('Set-Cookie', 'server=server1; path=/');
          return false;
        });
      // Of an odd number of users in turn each one would go to the other place the next time.
      expect(usersFor(17, 1000) % 2).toBe(1);
      const users = usersFor(17, 1000) + 1;
      const furtherUrls = [other.url];
      const samples = await samplesOf(bench.start(site.url, { load: reads(20, 17), durationMs: 6000, furtherUrls }));
      const [main, returning] = [by(samples, 'main'), by(samples, 'returning')];
      expect([main.length >= 120, returning.length >= 102]).toEqual([true, true]);
      const kept = site.connections() + other.connections() - main.length;
      expect(kept).toBeGreaterThanOrEqual(users);
      // Who is overtaken on a busy machine goes to the other place from then on.
      expect(kept).toBeLessThan(returning.length / 2);
      expect(returning.filter(({ opened }) => opened)).toHaveLength(kept);
      // Only his first visit anywhere shows nothing: both places are one host, which cookies are for.
      expect(shown).toEqual(Array.from({ length: returning.length - users }, () => ''));
    } finally {
      await other.close();
    }
  });

  it('write under ids of their own', async () => {
    const seen = new Set<number>();
    site.misbehave((request) => {
      if (request.method === 'POST')
        request.once('data', (body: Buffer) => seen.add((JSON.parse(body.toString()) as { id: number }).id));
      return false;
    });
    const load = {
      ...reads(10, 10),
      ratePerSecond: { static: perSecond(0), read: perSecond(0), write: perSecond(10) },
    };
    const samples = await samplesOf(bench.start(site.url, { load }));
    expect(samples.length).toBeGreaterThanOrEqual(30);
    expect(seen.size).toBe(samples.length);
  });

  it('meet a site that closes kept connections: only returning users may notice', async () => {
    site.misbehave((request) => {
      if (request.headers.connection === 'close') return false;
      request.socket.destroy();
      return true;
    });
    const samples = await samplesOf(bench.start(site.url, { load: reads(20, 20) }));
    expect([by(samples, 'main').length >= 30, by(samples, 'returning').length >= 30]).toEqual([true, true]);
    expect(by(samples, 'main').filter(({ valid }) => !valid)).toEqual([]);
    expect(by(samples, 'returning').filter(({ valid }) => valid)).toEqual([]);
  });
});

/** Answers everything on kept connections, whatever it is asked; one connection waits in its queue, further ones are left out. */
const stubborn = `
  const server = require('node:http').createServer((_, response) => {
    response.shouldKeepAlive = true;
    response.end('{}');
  });
  server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => console.log(server.address().port));
`;

describe('the main arm', () => {
  it('reuses no connection, not even one whose dial outlived its request, nor where the server keeps all', async () => {
    const server = spawn(process.execPath, ['-e', stubborn], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [port] = (await once(server.stdout, 'data')) as [Buffer];
      const load = bench.start(`http://127.0.0.1:${port.toString().trim()}`, {
        load: reads(20, 0, 400),
        durationMs: 6000,
      });
      await load.startedAt;
      server.kill('SIGSTOP');
      while (!(await load.soFar()).some(({ iteration }) => iteration >= 40)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      server.kill('SIGCONT');
      const samples = await samplesOf(load);
      expect(new Set(samples.map(({ status }) => status))).toEqual(new Set([0, 200]));
    } finally {
      server.kill('SIGKILL');
    }
  });
});
