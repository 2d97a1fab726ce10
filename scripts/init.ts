import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, reasonOf } from '../model/failure.ts';
import type { InitOptions } from './options.ts';
import { openOutput } from './output.ts';

/** The files that are written, and the shipped ones that they are copies of. */
const pair = { 'stack.yaml': 'two-servers.yaml', 'plan.yaml': 'plan.yaml' } as const;

const shipped = fileURLToPath(new URL('../docs/stacks/', import.meta.url));

/** Writes a stack and a plan that run as they are; refuses when either is there already. */
export function writeStart(options: InitOptions): void {
  const names = Object.keys(pair) as (keyof typeof pair)[];
  const paths = names.map((name) => join(options.dir, name));
  const there = paths.find((path) => existsSync(path));
  if (there !== undefined) {
    const next = 'Name another folder: `spofproof init DIR`.';
    throw new Failure('bad-argument', { what: `${there} is there already`, why: 'init overwrites nothing.', next });
  }
  try {
    mkdirSync(options.dir, { recursive: true });
    names.forEach((name, index) =>
      writeFileSync(paths[index] ?? '', readFileSync(join(shipped, pair[name])), { flag: 'wx' }),
    );
  } catch (thrown) {
    throw new Failure('bad-argument', { what: `cannot write to ${options.dir}`, why: reasonOf(thrown), cause: thrown });
  }
  const plan = join(options.dir, 'plan.yaml');
  const text = [`wrote ${paths.join(' and ')}`, `next: spofproof plan ${plan}`, `then: spofproof prove ${plan}`];
  const output = openOutput(options);
  output.data(options.json ? JSON.stringify({ written: paths }) : text.join('\n'));
}
