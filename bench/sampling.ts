import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundleScript } from '../loadtests/driver/index.ts';
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

/** Processor time and memory of k6 with our line per request and with none, in turn (A B B A …), against one local server. */
export async function sampling(tools: ToolPaths): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-sampling-'));
  const [ours, silent] = [join(folder, 'ours.js'), join(folder, 'silent.js')];
  await bundleScript(ours);
  await bundleSilent(silent);
  const { url, close } = await localPage();
  const usage = { ours: [] as Usage[], silent: [] as Usage[] };
  for (const round of [0, 1, 2, 3]) {
    for (const kind of round % 2 === 0 ? (['ours', 'silent'] as const) : (['silent', 'ours'] as const)) {
      usage[kind].push(await usageOf(tools.k6, kind === 'ours' ? ours : silent, url, seconds));
    }
  }
  const long = await usageOf(tools.k6, ours, url, seconds * longer[0]);
  const longest = await usageOf(tools.k6, ours, url, seconds * longer[1]);
  close();
  rmSync(folder, { recursive: true });
  return table(usage, [long, longest]);
}

const memory = (list: readonly Usage[]): string =>
  spreadText(
    list.map((one) => one.peakMiB),
    0,
  );

function table(usage: { ours: Usage[]; silent: Usage[] }, long: readonly Usage[]): Part {
  const cpu = (kind: 'ours' | 'silent'): number[] => usage[kind].map((one) => one.cpuSeconds);
  const ratios = cpu('ours').map((value, round) => value / (cpu('silent')[round] ?? Number.NaN));
  const requests = ratePerSecond * seconds;
  return {
    title: 'What sampling costs k6',
    how: `${ratePerSecond} requests/s for ${seconds} s against a local page, ${ratios.length} pairs in alternating order.`,
    head: ['figure', 'with our samples', 'without'],
    rows: [
      ['processor time, s (min / median / max)', spreadText(cpu('ours'), 2), spreadText(cpu('silent'), 2)],
      ['**ratio, pair by pair**', spreadText(ratios, 2), '1'],
      ['bytes a request on disk', (spreadOf(usage.ours.map((one) => one.bytes)).median / requests).toFixed(1), '0'],
      [`peak memory, MiB, ${requests} requests`, memory(usage.ours), memory(usage.silent)],
      ...long.map((one, index) => [
        `peak memory, MiB, ${requests * (longer[index] ?? 1)} requests`,
        memory([one]),
        '-',
      ]),
    ],
    figures: figuresOf(
      ratios,
      usage.ours.map(({ bytes }) => bytes / requests),
      long.map(({ peakMiB }) => peakMiB),
    ),
  };
}

function figuresOf(ratios: readonly number[], bytes: readonly number[], longMiB: readonly number[]): readonly Figure[] {
  const [less = Number.NaN, more = Number.NaN] = longMiB;
  const name = `peak memory, ${ratePerSecond * seconds * longer[1]} over ${ratePerSecond * seconds * longer[0]} requests`;
  return [
    figureOf(
      { name: 'processor time, with our samples over without', unit: 'x', better: 'lower', bound: 1.25 },
      ratios,
    ),
    figureOf({ name: 'written on disk', unit: 'bytes/request', better: 'lower', bound: 60 }, bytes),
    figureOf({ name, unit: 'x', better: 'lower' }, [more / less]),
  ];
}

function usageOf(k6: string, script: string, url: string, forSeconds: number): Promise<Usage> {
  const samplesFile = join(dirname(script), 'samples.txt');
  rmSync(samplesFile, { force: true });
  return runK6({ k6, script, url, samplesFile, ratePerSecond, seconds: forSeconds, timeoutMs: 1000 });
}

/** The script as shipped, but for the one module that writes lines. */
async function bundleSilent(outfile: string): Promise<void> {
  const names = ['reportSample', 'reportStart', 'reportReuse'];
  const report = names.map((name) => `export const ${name} = () => {};`).join(' ');
  await build({
    entryPoints: ['loadtests/entry.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    external: ['k6', 'k6/*'],
    plugins: [
      {
        name: 'silent',
        setup: (bundler) =>
          bundler.onLoad({ filter: /loadtests\/report\.ts$/ }, () => ({ contents: report, loader: 'ts' })),
      },
    ],
  });
}
