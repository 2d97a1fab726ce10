import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EpisodeVerdict } from '../model/episode.ts';
import { operationNames } from '../model/stack.ts';
import type { Verdict } from '../model/verdict.ts';
import { renderHtml } from '../reports/index.ts';
import { openBrowser } from '../test/support/browser.ts';
import { longEpisode } from '../test/support/long-episode.ts';
import { sweepFixture } from '../test/support/sweep-fixture.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';

const rounds = 9;

/** A report, by what was measured. */
interface Trial {
  readonly name: string;
  /** Cells, an episode each. */
  readonly cells: number;
  /** Bins of 100 ms in an episode. */
  readonly bins: number;
  /** Requests in a bin of each operation. */
  readonly perBin: number;
  /** The most that its drawings may take. */
  readonly boundKiB: number;
}

/** A sweep with windows of 3.5 s, and the most that one machine may send in three hours. */
const trials: readonly Trial[] = [
  { name: '24 cells of 3.5 s', cells: 24, bins: 43, perBin: 2, boundKiB: 60 },
  { name: 'ten million requests in 8 cells', cells: 8, bins: 12_500, perBin: 34, boundKiB: 300 },
];

/** In how many bins a request is lost, so that nothing is drawn as one flat line. */
const lossShare = 0.05;

/** The most that drawing may take. */
const drawnBoundMs = 300;

/** Size of the drawings of a report, and how long a browser takes for all of them. */
export async function report(): Promise<Part> {
  const own = await openBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-report-'));
  try {
    const seen = [];
    for (const trial of trials) seen.push({ trial, ...(await measure(trial, folder, own.browser)) });
    return table(seen);
  } finally {
    await own.close();
    rmSync(folder, { recursive: true });
  }
}

/** What was seen of a report. */
interface Seen {
  readonly trial: Trial;
  readonly pageKiB: number;
  readonly dataKiB: number;
  readonly drawnMs: readonly number[];
}

type Browser = Awaited<ReturnType<typeof openBrowser>>['browser'];

async function measure(trial: Trial, folder: string, browser: Browser): Promise<Omit<Seen, 'trial'>> {
  const file = join(folder, 'report.html');
  const page = renderHtml(verdictOf(trial));
  writeFileSync(file, page);
  const drawnMs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(file).href);
    drawnMs.push(await tab.evaluate<number>(drawnAt));
    await tab.close();
  }
  return { pageKiB: page.length / 1024, dataKiB: dataIn(page) / 1024, drawnMs: drawnMs.slice(1) };
}

/** A report of so many cells, each with an episode of its own. */
function verdictOf(trial: Trial): Verdict {
  const sweep = sweepFixture();
  const acts = sweep.episodes.filter(({ fault }) => fault !== 'sham').slice(0, trial.cells);
  const names = new Set(acts.map(({ target, fault }) => `${fault} ${target}`));
  return {
    ...sweep,
    episodes: acts.map((act) => longer(act, trial)),
    cells: sweep.cells.filter(({ target, fault }) => names.has(`${fault} ${target}`)),
  };
}

/** The same episode with other series. */
function longer(act: EpisodeVerdict, { bins: amount, perBin }: Trial): EpisodeVerdict {
  const recipe = { amount, startMs: -1000, perBin, lossShare, operations: operationNames };
  const { marks, series } = longEpisode(recipe);
  return { ...act, marks: { ...marks, healBegunMs: 1300, healedMs: 1400, afterStartMs: 1600 }, series };
}

/** Bytes of every shape of the timelines: the series, drawn. */
const dataIn = (page: string): number =>
  [...page.matchAll(/<svg class=timeline.*?<\/svg>/gs)].reduce((sum, [drawing]) => sum + shapesIn(drawing), 0);

const shapesIn = (drawing: string): number =>
  [...drawing.matchAll(/<path[^>]*>/g)].reduce((sum, [shape]) => sum + shape.length, 0);

/** In the page: when it had been loaded and painted as a whole, from the begin of its opening. */
const drawnAt = `new Promise((resolve) => {
  const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  if (document.readyState === 'complete') painted();
  else addEventListener('load', painted);
})`;

const table = (seen: readonly Seen[]): Part => ({
  title: 'Drawings of the report',
  how:
    'Three operations and two servers a cell, waits by chance, a request lost in every twentieth bin. Data: the ' +
    'shapes of all timelines, in relative steps; a long episode is ' +
    `drawn in wider steps, which its caption says. Drawn: from the opening of the file to the paint of all of it in a headless ` +
    `Chromium, ${rounds} rounds after one that fills the caches, ms (min / median / max). Bounds: 60 and 300 KiB, ${drawnBoundMs} ms.`,
  head: ['report', 'data, KiB', 'file, KiB', 'drawn, ms'],
  rows: seen.map(({ trial, dataKiB, pageKiB, drawnMs }) => [
    trial.name,
    dataKiB.toFixed(0),
    pageKiB.toFixed(0),
    spreadText(drawnMs, 0),
  ]),
  figures: seen.flatMap(({ trial, dataKiB, drawnMs }) => [
    figureOf({ name: `data of ${trial.name}`, unit: 'KiB', better: 'lower', bound: trial.boundKiB }, [dataKiB]),
    figureOf({ name: `${trial.name}: drawn`, unit: 'ms', better: 'lower', bound: drawnBoundMs }, drawnMs),
  ]),
});
