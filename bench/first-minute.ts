import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderHtml } from '../reports/index.ts';
import { openBrowser } from '../test/support/browser.ts';
import { sweepFixture } from '../test/support/sweep-fixture.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';

const rounds = 9;

/** Commands that only tell, with the most they may take. */
const telling = [
  { name: '`spofproof --help`', argv: ['--help'], boundMs: 300 },
  { name: '`spofproof plan essentials`', argv: ['plan', 'essentials'], boundMs: 500 },
] as const;

/** The most that the first paint of a report may take. */
const paintBoundMs = 1000;

/** What somebody waits for who only looks: the commands that tell, and a whole sweep's report in a browser. */
export async function firstMinute(): Promise<Part> {
  const commands = telling.map(({ name, argv, boundMs }) => ({ name, boundMs, took: wallsOf(argv) }));
  const all = [
    ...commands,
    { name: 'first paint of the report of a sweep', boundMs: paintBoundMs, took: await paints() },
  ];
  return {
    title: 'What somebody waits for who only looks',
    how:
      `From the start of the command to its end, and from the opening of a file to its first paint in a headless Chromium; ` +
      `${rounds} rounds after one that fills the caches, ms (min / median / max).`,
    head: ['what', 'took', 'bound'],
    rows: all.map(({ name, took, boundMs }) => [name, spreadText(took, 0), String(boundMs)]),
    figures: all.map(({ name, took, boundMs }) =>
      figureOf({ name: name.replaceAll('`', ''), unit: 'ms', better: 'lower', bound: boundMs }, took),
    ),
  };
}

function wallsOf(argv: readonly string[]): readonly number[] {
  const once = (): number => {
    const startedAt = performance.now();
    const { status } = spawnSync(process.execPath, ['scripts/spofproof.mjs', ...argv], { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${String(status)}`);
    return performance.now() - startedAt;
  };
  once();
  return Array.from({ length: rounds }, once);
}

async function paints(): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-paint-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, renderHtml(sweepFixture()));
  const own = await openBrowser();
  try {
    const took: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const page = await own.browser.newPage();
      await page.goto(pathToFileURL(file).href);
      took.push(await page.evaluate<number>(paintedAt));
      await page.close();
    }
    return took.slice(1);
  } finally {
    await own.close();
    rmSync(folder, { recursive: true });
  }
}

/** In the page: when it first painted anything, from the begin of its opening. */
const paintedAt = `new Promise((resolve) => new PerformanceObserver((list) => {
  const [first] = list.getEntriesByName('first-contentful-paint');
  if (first) resolve(first.startTime);
}).observe({ type: 'paint', buffered: true }))`;
