import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { bundleScript } from '../loadtests/driver/index.ts';
import { usersFor } from '../model/load.ts';
import type { ToolPaths } from '../model/tools.ts';
import type { Figure } from './figure.ts';
import { localPage, runK6 } from './k6-once.ts';
import type { Usage } from './k6-once.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadOf, spreadText } from './measure.ts';

const ratePerSecond = 1000;
const seconds = 6;

/** Runs of so many times the length show whether memory grows with the number of requests, once all names have been used (60 s). */
const longer = [12, 24] as const;

/** As many users as a lane of a usual plan has (`usersFor`), for so long and ten times as long. */
const lane = { ratePerSecond: 118, timeoutMs: 250, users: usersFor(118, 250), seconds: [6, 60] } as const;

/** What k6 writes of each request: our line, nothing, or its own output in two formats. */
const kinds = ['ours', 'silent', 'csv', 'json'] as const;

/** One of them. */
type Kind = (typeof kinds)[number];

/** What every run took, by what was written. */
type Usages = Readonly<Record<Kind, readonly Usage[]>>;

/** Each kind once in a round, every one at every place of the order once, so that none gains by what runs before it. */
const orders = kinds.map((_, shift) => kinds.map((_kind, place) => kinds[(place + shift) % kinds.length] ?? 'ours'));

/** Processor time and memory of k6 with our line per request, with none, and with its own outputs, against one local server. */
export async function sampling(tools: ToolPaths): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-sampling-'));
  const [ours, silent] = [join(folder, 'ours.js'), join(folder, 'silent.js')];
  await bundleScript(ours);
  await bundleSilent(silent);
  const { url, close } = await localPage();
  const shared = { k6: tools.k6, url, ratePerSecond, timeoutMs: 1000 };
  const run = (kind: Kind, forSeconds = seconds): Promise<Usage> =>
    usageOf({ ...shared, script: kind === 'ours' ? ours : silent, forSeconds, kind });
  const usage: Record<Kind, Usage[]> = { ours: [], silent: [], csv: [], json: [] };
  for (const order of orders) for (const kind of order) usage[kind].push(await run(kind));
  const long: Usage[] = [];
  for (const times of longer) long.push(await run('ours', seconds * times));
  const few: Usage[] = [];
  for (const forSeconds of lane.seconds) {
    few.push(await usageOf({ ...shared, ...lane, script: ours, forSeconds, kind: 'ours' }));
  }
  close();
  rmSync(folder, { recursive: true });
  return table(usage, long, few);
}

const memory = (list: readonly Usage[]): string =>
  spreadText(
    list.map((one) => one.peakMiB),
    0,
  );

const requests = ratePerSecond * seconds;

/** Processor time, round by round, over that of the same round with nothing written. */
const ratiosOf = (usage: Usages, kind: Kind): readonly number[] =>
  usage[kind].map(({ cpuSeconds }, round) => cpuSeconds / (usage.silent[round]?.cpuSeconds ?? Number.NaN));

/** Bytes on disk for each request. */
const bytesOf = (usage: Usages, kind: Kind): readonly number[] => usage[kind].map(({ bytes }) => bytes / requests);

function table(usage: Usages, long: readonly Usage[], few: readonly Usage[]): Part {
  return {
    title: 'What sampling costs k6',
    how:
      `${ratePerSecond} requests/s for ${seconds} s against a local page, ${orders.length} rounds, each kind at each place of the ` +
      'order once. Nothing is what our script takes without writing; CSV and JSON are the same with `--out csv` and `--out json`.',
    head: ['figure', 'our samples', 'nothing', "k6's CSV", "k6's JSON"],
    rows: [...rowsOf(usage, long), ...fewRows(few)],
    figures: [
      ...figuresOf(
        usage,
        long.map(({ peakMiB }) => peakMiB),
      ),
      ...fewFigures(few.map(({ peakMiB }) => peakMiB)),
    ],
  };
}

const each = (cell: (kind: Kind) => string): readonly string[] => kinds.map(cell);

function rowsOf(usage: Usages, long: readonly Usage[]): Part['rows'] {
  const cpu = (kind: Kind): readonly number[] => usage[kind].map(({ cpuSeconds }) => cpuSeconds);
  return [
    ['processor time, s (min / median / max)', ...each((kind) => spreadText(cpu(kind), 2))],
    ['**ratio, round by round**', ...each((kind) => spreadText(ratiosOf(usage, kind), 2))],
    ['bytes a request on disk', ...each((kind) => spreadOf(bytesOf(usage, kind)).median.toFixed(1))],
    [`peak memory, MiB, ${requests} requests`, ...each((kind) => memory(usage[kind]))],
    ...long.map((one, index) => [
      `peak memory, MiB, ${requests * (longer[index] ?? 1)} requests`,
      memory([one]),
      '-',
      '-',
      '-',
    ]),
  ];
}

function figuresOf(usage: Usages, longMiB: readonly number[]): readonly Figure[] {
  const [less = Number.NaN, more = Number.NaN] = longMiB;
  const over = (kind: 'csv' | 'json'): readonly number[] =>
    usage.ours.map(({ cpuSeconds }, round) => cpuSeconds / (usage[kind][round]?.cpuSeconds ?? Number.NaN));
  const name = `peak memory, ${ratePerSecond * seconds * longer[1]} over ${ratePerSecond * seconds * longer[0]} requests`;
  return [
    figureOf(
      { name: 'processor time, with our samples over without', unit: 'x', better: 'lower', bound: 1.25 },
      ratiosOf(usage, 'ours'),
    ),
    figureOf(
      { name: "processor time, with our samples over with k6's CSV", unit: 'x', better: 'lower', bound: 1 },
      over('csv'),
    ),
    figureOf(
      { name: "processor time, with our samples over with k6's JSON", unit: 'x', better: 'lower', bound: 1 },
      over('json'),
    ),
    figureOf({ name: 'written on disk', unit: 'bytes/request', better: 'lower', bound: 60 }, bytesOf(usage, 'ours')),
    figureOf({ name, unit: 'x', better: 'lower' }, [more / less]),
  ];
}

const fewRows = (few: readonly Usage[]): Part['rows'] =>
  few.map((one, index) => [
    `peak memory, MiB, ${lane.users} users, ${lane.ratePerSecond * (lane.seconds[index] ?? 0)} requests`,
    memory([one]),
    '-',
    '-',
    '-',
  ]);

function fewFigures(fewMiB: readonly number[]): readonly Figure[] {
  const [short = Number.NaN, long = Number.NaN] = fewMiB;
  const name = `peak memory of ${lane.users} users`;
  return [
    figureOf({ name, unit: 'MiB', better: 'lower', bound: 95 }, fewMiB),
    figureOf({ name: `${name}, ten times as long over once`, unit: 'x', better: 'lower' }, [long / short]),
  ];
}

/** One run. */
interface Sampled {
  readonly k6: string;
  readonly script: string;
  readonly url: string;
  readonly ratePerSecond: number;
  readonly timeoutMs: number;
  readonly forSeconds: number;
  readonly kind: Kind;
}

async function usageOf({ k6, script, url, ratePerSecond: rate, timeoutMs, forSeconds, kind }: Sampled): Promise<Usage> {
  const [samplesFile, outFile] = ['samples.txt', 'out.txt'].map((name) => join(dirname(script), name)) as [
    string,
    string,
  ];
  for (const file of [samplesFile, outFile]) rmSync(file, { force: true });
  const options = kind === 'csv' || kind === 'json' ? ['--out', `${kind}=${outFile}`] : [];
  const usage = await runK6({
    k6,
    script,
    url,
    samplesFile,
    ratePerSecond: rate,
    seconds: forSeconds,
    timeoutMs,
    options,
  });
  return options.length === 0 ? usage : { ...usage, bytes: statSync(outFile).size };
}

/** The script as shipped, but for the one module that writes lines. */
function bundleSilent(outFile: string): Promise<void> {
  const names = ['reportSample', 'reportStart', 'reportReuse'];
  const contents = names.map((name) => `export const ${name} = () => {};`).join(' ');
  const silent: Plugin = {
    name: 'silent',
    setup: (bundler) => bundler.onLoad({ filter: /loadtests\/report\.ts$/ }, () => ({ contents, loader: 'ts' })),
  };
  return bundleScript(outFile, { plugins: [silent] });
}
