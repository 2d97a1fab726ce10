import { mkdirSync, writeFileSync } from 'node:fs';
import { presented } from '../scripts/present.ts';
import { setUp } from '../scripts/set-up/index.ts';
import { boot } from './boot.ts';
import { judgeSpeed } from './judge.ts';
import { asMarkdown, machine } from './measure.ts';
import type { Part } from './measure.ts';
import { sampling } from './sampling.ts';
import { suite } from './suite.ts';
import { windows } from './window.ts';
import { honesty } from './honesty.ts';

/** `npm run bench`: measures every part in one run and writes `docs/benchmarks.md`. @returns exit code */
export const main = (): Promise<number> => presented(measureAll);

async function measureAll(): Promise<number> {
  const tools = await setUp({ say: (line) => void process.stderr.write(`${line}\n`) });
  const parts: Part[] = [];
  for (const measure of [boot, ...windows, honesty, sampling, judgeSpeed, suite]) {
    const part = await measure(tools);
    process.stdout.write(`${asMarkdown(part)}\n`);
    parts.push(part);
  }
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/benchmarks.md', `${[header(), ...parts.map(asMarkdown)].join('\n').trimEnd()}\n`);
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
