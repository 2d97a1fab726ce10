import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Failure } from '../model/failure.ts';
import type { ToolPaths } from '../model/tools.ts';
import { presented } from '../scripts/present.ts';
import { setUp } from '../scripts/set-up/index.ts';
import { boot } from './boot.ts';
import { compareFigures, exitOf, uncommitted } from './compare.ts';
import { documentOf } from './document.ts';
import { ends } from './ends.ts';
import type { PlacedFigure } from './figure.ts';
import type { Measured } from './figure-file.ts';
import { comparisonPart, figuresIn, figuresOf, figuresPart, figuresText, mergeFigures } from './figure-file.ts';
import { firstMinute } from './first-minute.ts';
import { firstProof } from './first-proof.ts';
import { graph } from './graph.ts';
import { honesty } from './honesty.ts';
import { judgeCommand } from './judge-command.ts';
import { judgeSpeed } from './judge.ts';
import { lanes } from './lanes.ts';
import { asMarkdown, machine } from './measure.ts';
import type { Part } from './measure.ts';
import { nights } from './nights.ts';
import { ours } from './ours.ts';
import { outage } from './outage.ts';
import { csvPeers, readerPeers } from './peers.ts';
import { readerSpeed } from './reader.ts';
import { report } from './report.ts';
import { sampling } from './sampling.ts';
import { scale } from './scale.ts';
import { suites } from './suite.ts';
import { windows } from './window.ts';

/** Every part by its name. */
const measures: Readonly<Record<string, readonly ((tools: ToolPaths) => Promise<Part>)[]>> = {
  boot: [boot],
  looking: [firstMinute],
  first: [firstProof],
  report: [report],
  windows,
  honesty: [honesty],
  outage: [outage],
  sampling: [sampling],
  ours: [ours],
  judge: [judgeSpeed, judgeCommand],
  reader: [readerSpeed],
  peers: [readerPeers, csvPeers],
  graph: [graph],
  scale,
  suites,
  lanes: [lanes],
  ends: [ends],
  nights: [nights],
};

const [file, figuresFile] = ['docs/benchmarks.md', 'docs/benchmarks.json'];

/**
 * `npm run bench [-- [--check] [PART …]]`: measures every part, or those named, and writes them into `docs/benchmarks.md` and
 * its figures; with `--check` it writes nothing and compares with the committed figures instead.
 * @returns exit code: 1 when a figure is worse beyond its noise band, 2 when one was not measured, or nothing was compared, of all or
 * of some part
 */
export const main = (): Promise<number> => presented(() => run(process.argv.slice(2)));

async function run(words: readonly string[]): Promise<number> {
  const names = words.filter((word) => word !== '--check');
  const unknown = names.find((name) => !Object.hasOwn(measures, name));
  if (unknown !== undefined) {
    const what = `there is no part ${unknown} of the bench`;
    throw new Failure('bad-argument', { what, why: `There are: ${Object.keys(measures).join(', ')}; and --check.` });
  }
  const committed = committedFigures().filter(({ part }) => part in measures);
  if (!words.includes('--check')) return write(committed, await measureAll(names), names.length > 0);
  return check(names.length > 0 ? names : Object.keys(measures), committed);
}

async function check(parts: readonly string[], committed: readonly PlacedFigure[]): Promise<number> {
  const asked = committed.filter(({ part }) => parts.includes(part));
  const comparisons = compareFigures(asked, figuresOf(await measureAll(parts)));
  process.stdout.write(`${asMarkdown(comparisonPart(comparisons))}\n`);
  const unheld = uncommitted(parts, committed);
  for (const part of unheld)
    process.stderr.write(`${part}: no figure is committed; \`npm run bench -- ${part}\` writes them\n`);
  return exitOf(comparisons, unheld);
}

const committedFigures = (): readonly PlacedFigure[] =>
  existsSync(figuresFile) ? figuresIn(readFileSync(figuresFile, 'utf8')) : [];

async function measureAll(names: readonly string[]): Promise<readonly Measured[]> {
  const tools = await setUp({ say: (line) => void process.stderr.write(`${line}\n`) });
  const measured: Measured[] = [];
  for (const part of names.length > 0 ? names : Object.keys(measures)) {
    for (const measure of measures[part] ?? []) {
      const of = await measure(tools);
      process.stdout.write(`${asMarkdown(of)}\n`);
      measured.push({ part, of });
    }
  }
  return measured;
}

function write(committed: readonly PlacedFigure[], measured: readonly Measured[], isSome: boolean): number {
  const figures = mergeFigures(committed, measured);
  const text = isSome && existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, documentOf(header(), text, [...measured.map(({ of }) => of), figuresPart(figures)]));
  writeFileSync(figuresFile, figuresText(figures));
  return 0;
}

const header = (): string =>
  [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Every part comes from one run on one machine, not all of them from the same run; compare ratios, ' +
      'not absolute times.\nThe machine is that of the part measured last.',
    '',
    `Machine: ${machine()}.`,
    '',
  ].join('\n');
