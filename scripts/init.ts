import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, reasonOf } from '../model/failure.ts';
import { isFull } from '../model/no-room.ts';
import { called, shellWord } from './called.ts';
import type { InitOptions } from './options.ts';
import { openOutput } from './output.ts';
import { errnoOf } from './present.ts';

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
  writeBoth(
    options.dir,
    names.map((name) => [join(options.dir, name), readFileSync(join(shipped, pair[name]))] as const),
  );
  const plan = shellWord(join(options.dir, 'plan.yaml'));
  const text = [`wrote ${paths.join(' and ')}`, `next: ${called()} plan ${plan}`, `then: ${called()} prove ${plan}`];
  const output = openOutput(options);
  output.data(options.json ? JSON.stringify({ written: paths }) : text.join('\n'));
}

/** Half a pair would only keep the next one from being written, so what was begun is taken away again. */
function writeBoth(folder: string, files: readonly (readonly [string, Buffer])[]): void {
  const begun: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const [path, content] of files) {
      const file = openSync(path, 'wx');
      begun.push(path);
      try {
        writeFileSync(file, content);
      } finally {
        closeSync(file);
      }
    }
  } catch (thrown) {
    for (const path of begun) rmSync(path, { force: true });
    const hasNoRoom = isFull(errnoOf(thrown));
    throw new Failure(hasNoRoom ? 'disk-full' : 'bad-argument', {
      what: `cannot write to ${folder}`,
      why: reasonOf(thrown),
      ...(hasNoRoom && { next: 'Free some space and run it again; what was begun is taken away.' }),
      cause: thrown,
    });
  }
}
