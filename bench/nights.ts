import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../scripts/set-up/index.ts';
import { runCli, startCli } from '../test/support/cli.ts';
import { controllerPid, foreignNamespaces, leftAfter, mounts } from '../test/support/leftovers.ts';
import { shortPlan } from '../test/support/short-plan.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';

const [count, keep] = [20, 5];

/** How a night is ended that does not end by itself, by its number, and the exit code it then has. */
const ends: Readonly<Record<number, { readonly by: 'SIGTERM' | 'SIGKILL' | 'deadline'; readonly exit: number }>> = {
  5: { by: 'SIGTERM', exit: 143 },
  10: { by: 'SIGKILL', exit: 70 },
  15: { by: 'deadline', exit: 2 },
};

/** Long enough for a fault to be in force. */
const intoMs = 4000;

/** What is counted after a night. */
interface After {
  readonly exit: number | null;
  readonly wallMs: number;
  /** Living processes in namespaces that were not there before, two seconds later. */
  readonly processes: number;
  readonly mounts: boolean;
  readonly descriptors: number;
  readonly networks: number;
  readonly runs: number;
  readonly runsKb: number;
  readonly temporary: number;
  readonly cache: number;
}

/** Twenty nights on the real lab, three of them ended from outside, with all that a night may be asked for; and what is left. */
export async function nights(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-nights-'));
  writeFileSync(join(folder, 'plan.yaml'), shortPlan('nights', 'server1', 'stop'));
  const { server, told } = listening();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const seen: After[] = [];
  for (let night = 0; night < count; night++) {
    seen.push(await pass(folder, night, `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`));
    if (night === 0) await runCli(['gate', 'update', join(folder, 'runs', 'latest'), join(folder, 'baseline.json')]);
  }
  server.close();
  const history = readFileSync(join(folder, 'runs', 'history.ndjson'), 'utf8')
    .trim()
    .split('\n').length;
  rmSync(folder, { recursive: true });
  return table(seen, told, history);
}

/** Listens on the loopback for what a webhook is told: the exit codes. */
function listening(): { readonly server: Server; readonly told: number[] } {
  const told: number[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
    request.on('end', () => {
      told.push((JSON.parse(body) as { exitCode: number }).exitCode);
      response.writeHead(204, { connection: 'close' }).end();
    });
  });
  return { server, told };
}

async function pass(folder: string, night: number, webhook: string): Promise<After> {
  const [before, mountsBefore, startedAt] = [foreignNamespaces(), mounts(), performance.now()];
  const end = ends[night];
  const gate = night === 0 ? [] : ['--gate', join(folder, 'baseline.json')];
  const runs = join(folder, 'runs');
  const told = ['--webhook', webhook, '--metrics', join(folder, 'night.prom'), '--keep', String(keep), ...gate];
  const deadline = ['--deadline', end?.by === 'deadline' ? '10s' : '5m'];
  const cli = startCli(['prove', join(folder, 'plan.yaml'), '--runs', runs, ...deadline, ...told]);
  if (end && end.by !== 'deadline') {
    await cli.said('run ');
    await new Promise((resolve) => setTimeout(resolve, intoMs));
    process.kill(end.by === 'SIGKILL' ? controllerPid(before) : (cli.child.pid ?? 0), end.by);
  }
  const { exit, stderr } = await cli.ended;
  const wallMs = performance.now() - startedAt;
  const processes = (await leftAfter(before, 2000)).length;
  if (exit !== (end?.exit ?? 0)) process.stderr.write(`night ${night} ended with ${String(exit)}: ${stderr}\n`);
  return { exit, wallMs, processes, mounts: mounts() === mountsBefore, ...leftIn(runs) };
}

const leftIn = (runs: string): Omit<After, 'exit' | 'wallMs' | 'processes' | 'mounts'> => ({
  descriptors: readdirSync('/proc/self/fd').length,
  networks: networkNamespaces(),
  runs: readdirSync(runs).filter((name) => /^\d{8}t/.test(name)).length,
  runsKb: kilobytesIn(runs),
  temporary: readdirSync(tmpdir()).filter((name) => name.startsWith('spofproof')).length,
  cache: readdirSync(cacheFolder(), { recursive: true }).length,
});

/** Network namespaces in which any process lives that we may look at. */
function networkNamespaces(): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Set(pids.flatMap(networkOf)).size;
}

function networkOf(pid: string): readonly string[] {
  try {
    return [readlinkSync(`/proc/${pid}/ns/net`)];
  } catch {
    return []; // Gone between the listing and the look, or not ours to look at.
  }
}

function kilobytesIn(path: string): number {
  const names = readdirSync(path, { recursive: true }) as readonly string[];
  const bytes = names.map((name) => statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0);
  return Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1000);
}

function table(seen: readonly After[], told: readonly number[], history: number): Part {
  const right = seen.filter(({ exit }, night) => exit === (ends[night]?.exit ?? 0)).length;
  const heard = seen.filter(({ exit }, night) => exit === told[night]).length;
  const clean = seen.filter((night) => night.processes === 0 && night.mounts).length;
  const row = (what: string, pick: (night: After) => number): readonly string[] => {
    const [, second, last] = [seen[0], seen[1], seen.at(-1)].map((night) => (night ? pick(night) : Number.NaN));
    return [what, `${second} after the second, ${last} after the last`];
  };
  const walls = seen.map(({ wallMs }) => wallMs / 1000);
  return {
    title: 'Twenty nights in a row',
    how:
      `The real lab, two short episodes a night, with deadline, baseline, metrics, webhook and \`--keep ${keep}\`. One is ended by ` +
      'SIGTERM, of one the controller is killed, one is cut by its deadline.',
    head: ['figure', 'value'],
    rows: [
      ['nights that ended with their exit code', `${right} of ${count}`],
      ['nights of which the webhook was told so', `${heard} of ${count}`],
      ['lines in the history, one a night', `${history} of ${count}`],
      ['nights after which no process, mount or namespace was left', `${clean} of ${count}`],
      row('network namespaces', (night) => night.networks),
      row('descriptors of whoever started them', (night) => night.descriptors),
      row('folders of runs', (night) => night.runs),
      row('kB in the folder of runs', (night) => night.runsKb),
      row('own files in the folder for temporary ones', (night) => night.temporary),
      row('files in the cache', (night) => night.cache),
      ['wall of a night, s (min / median / max)', spreadText(walls, 1)],
    ],
    figures: [
      figureOf({ name: 'nights with their exit code', unit: 'count', better: 'same', bound: count }, [right]),
      figureOf({ name: 'nights told', unit: 'count', better: 'same', bound: count }, [heard]),
      figureOf({ name: 'lines in the history', unit: 'count', better: 'same', bound: count }, [history]),
      figureOf({ name: 'nights that left nothing', unit: 'count', better: 'same', bound: count }, [clean]),
    ],
  };
}
