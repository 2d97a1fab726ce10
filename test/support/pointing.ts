import type { Page } from 'playwright-core';
import type { EpisodeVerdict } from '../../model/episode.ts';
import type { Verdict } from '../../model/verdict.ts';
import { verdictFixture } from './verdict-fixture.ts';

/** What a readout says, cell by cell. */
export interface Shown {
  /** Time and operations, then a row for each kind. */
  readonly rows: readonly (readonly string[])[];
  /** Lines below. */
  readonly told: readonly string[];
}

/** Where bins are on the screen. */
export interface Plotted {
  /** Middle of a bin, in pixels; of the whole timeline. */
  readonly xOf: (bin: number) => number;
  /** A height within the strips. */
  readonly y: number;
}

const named = {
  good: 'good',
  late: 'right but late',
  wrong: 'wrong answer',
  unanswered: 'no answer',
  missing: 'not sent or not known',
};

/** The kinds with the words of the page. */
export const kindWords = Object.entries(named) as readonly (readonly [keyof typeof named, string])[];

/** The only readout that is shown; null when none is. */
export const shownOn = async (page: Page): Promise<Shown | null> =>
  (await page.evaluate(`(() => {
    const box = document.querySelector('.readout:not([hidden])');
    const texts = (list) => [...list].map((one) => one.textContent);
    return box && {
      rows: [...box.querySelectorAll('tr')].map((row) => texts(row.cells)),
      told: texts(box.querySelectorAll('p')),
    };
  })()`)) as Shown | null;

/** The timeline of an episode, in sight. */
export async function plotted(page: Page, { episode, marks, series }: EpisodeVerdict): Promise<Plotted> {
  const plot = page.locator(`.plot:has(#t${episode})`);
  // What comes into sight is laid out only then, and moves what is below it.
  const toTop = `document.querySelector('#t${episode}').closest('.plot').scrollIntoView()`;
  const settled = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
  for (const step of [toTop, settled, toTop, settled]) await page.evaluate(step);
  const { x, y, width } = (await plot.boundingBox()) ?? { x: 0, y: 0, width: 0 };
  const { startMs = 0, binMs = 0 } = series[0] ?? {};
  const share = (bin: number): number =>
    (startMs + (bin + 0.5) * binMs - marks.loadStartMs) / (marks.loadEndMs - marks.loadStartMs);
  return { xOf: (bin) => x + share(bin) * width, y: y + 150 };
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/** What a readout has to say of bins, from one up to another; kinds that the episode never had are left out. */
export function rowsOf({ series }: EpisodeVerdict, from: number, to: number): Shown['rows'] {
  const { startMs = 0, binMs = 0 } = series[0] ?? {};
  const [first, last] = [from, to].map((bin) => ((startMs + bin * binMs) / 1000).toFixed(2));
  const kinds = kindWords.filter(([kind]) => kind === 'good' || series.some((one) => sum(one[kind]) > 0));
  const head: readonly string[] = [`${first} to ${last} s`].concat(series.map(({ operation }) => operation));
  const rowFor = ([kind, word]: (typeof kindWords)[number]): readonly string[] =>
    [word].concat(series.map((one) => String(sum(one[kind].slice(from, to)))));
  return [head, ...kinds.map(rowFor)];
}

const muchMore = (count: number): number => count * 13;

const thirteenTimes = (counts: readonly number[]): readonly number[] =>
  counts.map((count, bin) => muchMore(count) + (bin % 3));

/** An episode at a rate for which pixels are too few: 130 requests a bin. */
const busier = (each: EpisodeVerdict, later: number): EpisodeVerdict => {
  const series = each.series.map((one) =>
    Object.assign({}, one, { good: thirteenTimes(one.good), wrong: one.wrong.map(muchMore) }),
  );
  return { ...each, episode: each.episode + later, series };
};

/** A verdict of such episodes, each experiment twice. */
export function busyTwice(): Verdict {
  const plain = verdictFixture();
  return { ...plain, episodes: [0, 100].flatMap((later) => plain.episodes.map((each) => busier(each, later))) };
}

/** The table of bins below a timeline: per operation, rows of time, good and lost. */
export const tableBelow = async (page: Page, episode: number): Promise<readonly (readonly (readonly string[])[])[]> =>
  (await page.evaluate(`(() => {
    const details = document.querySelector('#t${episode}').closest('figure').nextElementSibling;
    const bodies = [...details.querySelectorAll('tbody')];
    return bodies.map((body) => [...body.rows].slice(1).map((row) => [...row.cells].map((cell) => cell.textContent)));
  })()`)) as readonly (readonly (readonly string[])[])[];
