import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Failure } from '../model/failure.ts';
import type { ToolPaths } from '../model/tools.ts';
import { presented } from '../scripts/present.ts';
import { setUp } from '../scripts/set-up/index.ts';
import { boot } from './boot.ts';
import { judgeSpeed } from './judge.ts';
import { readerSpeed } from './reader.ts';
import { documentOf } from './document.ts';
import { ends } from './ends.ts';
import { graph } from './graph.ts';
import { asMarkdown, machine } from './measure.ts';
import type { Part } from './measure.ts';
import { sampling } from './sampling.ts';
import { suites } from './suite.ts';
import { windows } from './window.ts';
import { honesty } from './honesty.ts';

/** Every part by its name. */
const measures: Readonly<Record<string, readonly ((tools: ToolPaths) => Promise<Part>)[]>> = {
  boot: [boot],
  windows,
  honesty: [honesty],
  sampling: [sampling],
  judge: [judgeSpeed],
  reader: [readerSpeed],
  graph: [graph],
  suites,
  ends: [ends],
};

const file = 'docs/benchmarks.md';

/** `npm run bench [-- PART …]`: measures every part, or those named, and writes them into `docs/benchmarks.md`. @returns exit code */
export const main = (): Promise<number> => presented(() => measureAll(process.argv.slice(2)));

async function measureAll(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !(name in measures));
  if (unknown !== undefined) {
    const what = `there is no part ${unknown} of the bench`;
    throw new Failure('bad-argument', { what, why: `There are: ${Object.keys(measures).join(', ')}.` });
  }
  const tools = await setUp({ say: (line) => void process.stderr.write(`${line}\n`) });
  const parts: Part[] = [];
  for (const name of names.length > 0 ? names : Object.keys(measures)) {
    for (const measure of measures[name] ?? []) {
      const part = await measure(tools);
      process.stdout.write(`${asMarkdown(part)}\n`);
      parts.push(part);
    }
  }
  const before = names.length > 0 && existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, documentOf(header(), before, parts));
  return 0;
}

const header = (): string =>
  [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Every figure comes from one run on one machine; compare ratios, not absolute times.',
    '',
    `Machine: ${machine()}.`,
    '',
  ].join('\n');
