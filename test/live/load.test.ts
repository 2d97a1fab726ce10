import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import type { LoadHandle, LoadResult } from '../../loadtests/driver/index.ts';
import { readSamples } from '../../loadtests/driver/index.ts';
import { beginningMs, marginMs } from '../../model/load.ts';
import type { Failure } from '../../model/failure.ts';
import type { Sample } from '../../model/sample.ts';
import { operationNames } from '../../model/stack.ts';
import { ms, perSecond } from '../../model/units.ts';
import type { RunningProcess } from '../../model/handle.ts';
import { staticPage } from '../../model/page.ts';
import type { FakeSite } from '../support/fake-site.ts';
import { fakeSite } from '../support/fake-site.ts';
import { launchHere } from '../support/launch.ts';
import type { LoadBench } from '../support/small-load.ts';
import { loadBench, standardOrder } from '../support/small-load.ts';

let bench: LoadBench;
let site: FakeSite;
beforeAll(async () => (bench = await loadBench()));
afterAll(() => bench.remove());
beforeEach(async () => (site = await fakeSite()));
afterEach(() => site.close());

async function outcome(load: LoadHandle): Promise<LoadResult & { samples: readonly Sample[] }> {
  const result = await load.ended;
  return { ...result, samples: await load.soFar() };
}

/** What the bench asks for, for a load that differs in one thing. */
const { load: rates } = standardOrder('', '');

const of = (samples: readonly Sample[], operation: string): readonly Sample[] =>
  samples.filter((sample) => sample.operation === operation);

async function jitters(): Promise<string> {
  const { samples } = await outcome(bench.start(site.url));
  // Of the surplus behind the plan more or fewer may begin.
  const planned = { static: 30, read: 45, write: 15 };
  return samples
    .filter(({ operation, iteration }) => iteration < planned[operation])
    .map(({ operation, iteration, jitterMs }) => `${operation} ${iteration} ${jitterMs}`)
    .toSorted()
    .join('\n');
}

describe('a load on a sound site', () => {
  it('begins every planned slot and those of the surplus behind, and every answer is right', async () => {
    const load = bench.start(site.url);
    const { code, complaints, samples, startedAt } = await outcome(load);
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
    const [planned, begun] = [1500, beginningMs(1500)].map((lengthMs) =>
      [20, 30, 10].map((rate) => (rate * lengthMs) / 1000),
    );
    for (const [index, name] of operationNames.entries()) {
      const iterations = of(samples, name).map(({ iteration }) => iteration);
      expect(iterations.toSorted((a, b) => a - b)).toEqual(iterations.map((_, place) => place));
      expect(iterations.length).toBeGreaterThanOrEqual(planned?.[index] ?? Number.NaN);
      expect(iterations.length).toBeLessThanOrEqual((begun?.[index] ?? Number.NaN) + 1);
    }
    expect(samples.filter((sample) => !sample.valid)).toEqual([]);
    expect(await load.startedAt).toBe(startedAt);
    expect(site.hits()).toBe(samples.length);
  });

  it('names who answered: by the body, else by the header', async () => {
    const { samples } = await outcome(bench.start(site.url));
    expect(new Set(of(samples, 'static').map(({ server, database }) => `${server}/${database}`))).toEqual(
      new Set(['server1/']),
    );
    expect(new Set(of(samples, 'read').map(({ server, database }) => `${server}/${database}`))).toEqual(
      new Set(['server2/replica']),
    );
  });

  it('delays by the same chance when it is repeated', async () => {
    expect(await jitters()).toBe(await jitters());
  });

  it('can be read while it runs, and again from its file', async () => {
    const samplesFile = join(bench.folder, 'again.txt');
    const load = bench.start(site.url, { samplesFile });
    await load.startedAt;
    const early = await load.soFar();
    const { samples } = await outcome(load);
    expect(early.length).toBeLessThan(samples.length);
    expect(await readSamples(samplesFile)).toMatchObject({ samples, complaintCount: 0 });
  });
});

describe('content decides, not status', () => {
  it('counts a right status with a wrong content as invalid, without a complaint', async () => {
    site.misbehave((request, response) => {
      if (request.method === 'POST') response.writeHead(201).end('{"id":30000000,"nonce":"a","server":"Server 1,,"}');
      else if (request.url === '/static/page.html') response.end(staticPage().slice(0, -1));
      else response.end(JSON.stringify({ id: 1, value: 'another row', server: 'server1', database: 'primary' }));
      return true;
    });
    const { samples, complaints } = await outcome(bench.start(site.url));
    expect(samples.length).toBeGreaterThanOrEqual(90);
    expect(samples.filter(({ valid, error }) => valid || error !== 0)).toEqual([]);
    expect(new Set(samples.map(({ status }) => status))).toEqual(new Set([200, 201]));
    expect(complaints).toEqual([]);
  });

  it('takes an error page, half a JSON and an odd name for what they are', async () => {
    const bodies = ['<h1>503</h1>', '{"id":1,"val', 'null', '{"server":"a,b\\nc","database":7}'];
    let turn = 0;
    site.misbehave((_, response) => {
      response.writeHead(503).end(bodies[turn++ % bodies.length]);
      return true;
    });
    const { samples, complaintCount } = await outcome(bench.start(site.url));
    expect(samples.length).toBeGreaterThanOrEqual(90);
    expect(samples.filter(({ valid, status, server }) => valid || status !== 503 || server !== '')).toEqual([]);
    expect(complaintCount).toBe(0);
  });
});

describe('failures of the site', () => {
  it('reports a refused connection as 1212 with its wall time', async () => {
    const { url } = site;
    await site.close();
    const { samples, complaintCount, code } = await outcome(bench.start(url));
    expect(samples.length).toBeGreaterThanOrEqual(90);
    expect(
      samples.filter(({ status, error, valid, waitMs }) => status || error !== 1212 || valid || waitMs < 0),
    ).toEqual([]);
    expect({ complaintCount, code }).toEqual({ complaintCount: 0, code: 0 });
  });

  it('waits out the time-out of a site that hangs, as 1050, and drops no slot meanwhile', async () => {
    site.misbehave(() => true);
    const load = { ...rates, timeoutMs: ms(400) };
    const { samples, complaintCount } = await outcome(bench.start(site.url, { load }));
    expect(samples.length).toBeGreaterThanOrEqual(90);
    expect(samples.filter(({ error }) => error !== 1050)).toEqual([]);
    const waits = samples.map(({ waitMs }) => waitMs).toSorted((a, b) => a - b);
    expect(waits[0]).toBeGreaterThanOrEqual(400 - 1);
    // Half of them: a machine that stands still for a moment makes some late.
    expect(waits[waits.length >> 1]).toBeLessThan(400 + marginMs);
    expect(complaintCount).toBe(0);
  });

  it('does not send a request a second time when its connection is closed', async () => {
    site.misbehave((request) => {
      request.socket.destroy();
      return true;
    });
    const { samples } = await outcome(bench.start(site.url));
    expect(site.hits()).toBe(samples.length);
    expect(samples.filter(({ status, valid }) => status !== 0 || valid)).toEqual([]);
  });
});

describe('failures of the generator', () => {
  it('makes an exception of the script a complaint although k6 exits with 0', async () => {
    const script = join(bench.folder, 'throws.js');
    const scenario = `{ executor: 'shared-iterations', iterations: 3, vus: 1 }`;
    writeFileSync(
      script,
      `export const options = { scenarios: { a: ${scenario} } };\nexport default () => { throw new Error('boom'); };`,
    );
    const { code, complaintCount, complaints, startedAt } = await outcome(bench.start(site.url, { script }));
    expect({ code, complaintCount, startedAt }).toEqual({ code: 0, complaintCount: 3, startedAt: null });
    expect(complaints[0]).toContain('boom');
  });

  it('says in the failure of the start what k6 said, and passes its exit code on', async () => {
    const script = join(bench.folder, 'broken.js');
    writeFileSync(script, 'import "./nowhere.js";\nexport default () => {};');
    const load = bench.start(site.url, { script });
    const failure = await load.startedAt.catch((thrown: Failure) => thrown);
    expect(failure).toMatchObject({
      code: 'command-failed',
      message: 'k6 ended with exit code 107 before the load began',
    });
    expect((failure as Failure).why).toContain('nowhere.js');
    expect((await load.ended).code).toBe(107);
  });

  it('keeps what was written when k6 is killed', async () => {
    let k6: RunningProcess | undefined;
    const samplesFile = join(bench.folder, 'killed.txt');
    const launch: typeof launchHere = (argv, options) => (k6 = launchHere(argv, options));
    const load = bench.start(site.url, { launch, samplesFile });
    const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<void>();
    site.misbehave(({ socket }) => {
      if (site.hits() === 31) socket.once('close', () => giveUp());
      return site.hits() > 30;
    });
    // When its first time-out is over, k6 has long had the answers before; the file is not looked at meanwhile.
    await givenUp;
    k6?.signal('SIGKILL');
    const { code, samples } = await outcome(load);
    expect(code).toBeNull();
    expect(samples.filter(({ valid }) => valid)).toHaveLength(30);
    appendFileSync(samplesFile, '1,77,10');
    expect((await readSamples(samplesFile)).samples).toEqual(samples);
  });

  it('stops when asked to, with the exit code of an interruption', async () => {
    const load = bench.start(site.url, { durationMs: 60_000 });
    await load.startedAt;
    await load.stop();
    expect((await load.ended).code).toBe(105);
  });

  it('leaves the slots it dropped without a sample, and does not complain of that', async () => {
    const script = join(bench.folder, 'starved.js');
    const scenario = `{ executor: 'constant-arrival-rate', rate: 50, duration: '1s', preAllocatedVUs: 1, maxVUs: 1 }`;
    writeFileSync(
      script,
      `import { sleep } from 'k6';\nexport const options = { scenarios: { a: ${scenario} } };\nexport default () => sleep(0.2);`,
    );
    const logFile = join(bench.folder, 'starved.log');
    const { complaintCount } = await outcome(bench.start(site.url, { script, logFile }));
    expect(readFileSync(logFile, 'utf8')).toContain('Insufficient VUs');
    expect(complaintCount).toBe(0);
  });

  it('measures the processor time of k6', async () => {
    const load = { ...rates, ratePerSecond: { static: perSecond(0), read: perSecond(200), write: perSecond(0) } };
    const { cpuMs, samples, clockDriftMs } = await outcome(bench.start(site.url, { load }));
    expect(samples.length).toBeGreaterThanOrEqual(300);
    expect(cpuMs).toBeGreaterThan(0);
    expect(Math.abs(clockDriftMs)).toBeLessThan(100);
  });
});
