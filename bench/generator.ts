import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleScript } from '../loadtests/driver/index.ts';
import type { ToolPaths } from '../model/tools.ts';
import { defaults, maxTotalRate } from '../plans/defaults.ts';
import { p99 } from '../verdict/generator.ts';
import type { Books } from './books.ts';
import { booksOf } from './books.ts';
import type { Figure } from './figure.ts';
import { localPage, runK6 } from './k6-once.ts';
import type { Usage } from './k6-once.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadOf } from './measure.ts';
import type { OhaWaits } from './peers/oha.ts';
import { ohaName, ohaProgram, ohaVersion, runOha } from './peers/oha.ts';

const rates = [250, 500, 1000, 2000, 4000];
const [seconds, timeoutMs] = [5, 250];

/** The first second warms up whom it asks; a run leaves it out as well. */
const settleMs = 1000;

const plan = { durationMs: seconds * 1000, timeoutMs, settleMs };

/** One rate. */
interface Tried {
  readonly rate: number;
  readonly usage: Usage;
  readonly books: Books;
  /** Waits of a peer at the same rate, right after; why there are none. */
  readonly oha: OhaWaits | string;
}

/** How many requests a second this machine generates so that the judge takes them, and what it adds to their waits. */
export async function generator(tools: ToolPaths): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-generator-'));
  const script = join(folder, 'load.js');
  await bundleScript(script);
  const { url, close } = await localPage();
  const peer = ohaProgram();
  const tried: Tried[] = [];
  for (const ratePerSecond of rates) {
    const samplesFile = join(folder, `${ratePerSecond}.txt`);
    const usage = await runK6({ k6: tools.k6, script, url, samplesFile, ratePerSecond, seconds, timeoutMs });
    const text = readFileSync(samplesFile, 'utf8');
    tried.push({
      rate: ratePerSecond,
      usage,
      books: booksOf(text, { ...plan, ratePerSecond }),
      oha: 'program' in peer ? await runOha(peer.program, { url, ratePerSecond, seconds }) : peer.missing,
    });
  }
  close();
  rmSync(folder, { recursive: true });
  return part(tried);
}

/** Waits of what was begun after the warming up. */
const waitsOf = ({ samples }: Books): readonly number[] =>
  samples.filter(({ beganMs }) => beganMs >= settleMs).map(({ waitMs }) => waitMs);

/** What is looked at. */
type TakenBooks = Pick<Books, 'dropped' | 'lagMs'>;

/** What the checks of a run look at, and more: slots left out for whatever reason, and requests begun late. */
const isTaken = ({ books: { dropped, lagMs } }: { readonly books: TakenBooks }): boolean =>
  dropped === 0 && lagMs <= defaults.bars.generatorLagMs;

/** The highest rate up to which every rate was taken: a lucky one above one that was not shows nothing. */
export function highestTaken(tried: readonly { readonly rate: number; readonly books: TakenBooks }[]): number {
  const failed = tried.findIndex((one) => !isTaken(one));
  return Math.max(0, ...tried.slice(0, failed < 0 ? tried.length : failed).map(({ rate }) => rate));
}

const part = (tried: readonly Tried[]): Part => ({
  title: 'What one machine can generate',
  how:
    `A local page for ${seconds} s at each rate, a new connection for each request, server and generator on the same machine; the first ` +
    `second warms up. The judge takes a generator that dropped nothing and began 99 % at most ` +
    `${defaults.bars.generatorLagMs} ms late. A page at hand ` +
    'takes no time: the waits are what server and generator add by themselves. A peer written for speed, with a connection for each ' +
    'request and waits from when a request was due as well, shows what of them is the generator.',
  head: [
    'requests/s',
    'dropped',
    'late, p99 ms',
    'wait, p50 / p99 ms',
    `of ${ohaName} ${ohaVersion}`,
    'processor time, s per 100,000 requests',
    'taken',
  ],
  rows: tried.map((one) => [
    one.rate.toLocaleString('en'),
    `${one.books.dropped} of ${one.books.planned}`,
    one.books.lagMs.toFixed(1),
    `${spreadOf(waitsOf(one.books)).median} / ${p99(waitsOf(one.books)) ?? '-'}`,
    typeof one.oha === 'string' ? `not measured: ${one.oha}` : `${one.oha.p50.toFixed(2)} / ${one.oha.p99.toFixed(2)}`,
    ((one.usage.cpuSeconds / one.books.planned) * 100_000).toFixed(1),
    isTaken(one) ? 'yes' : 'no',
  ]),
  figures: figuresOf(tried),
});

function figuresOf(tried: readonly Tried[]): readonly Figure[] {
  const allowed = tried.filter(({ rate }) => rate <= maxTotalRate);
  const dropped = allowed.reduce((sum, { books }) => sum + books.dropped, 0);
  return [
    figureOf({ name: 'highest rate that the judge takes', unit: 'requests/s', better: 'higher', bound: maxTotalRate }, [
      highestTaken(tried),
    ]),
    figureOf({ name: `slots dropped up to ${maxTotalRate}/s`, unit: 'count', better: 'lower', bound: 0 }, [dropped]),
  ];
}
