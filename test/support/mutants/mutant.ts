import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import type { Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { judge } from '../../../verdict/judge.ts';

/** The judge as a function. */
export type Judge = typeof judge;

/** A change of the judge's sources. */
export interface Change {
  /** The module that is changed, from the root of the repository. */
  readonly file: string;
  /** A piece of it that stands there exactly once. */
  readonly from: string;
  /** What stands there instead. */
  readonly to: string;
}

/** A judge that is wrong in one way. */
export interface Mutant extends Change {
  /** What it does wrong, as the title of a test. */
  readonly wrong: string;
  /** Name of the trap that must catch it. */
  readonly trap: string;
}

const pathOf = (file: string): string => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

/**
 * The judge, built from its sources with a piece of one module replaced in memory.
 * @throws Error when the piece does not stand there exactly once: a mutant that changes nothing shows nothing
 */
export async function judgeWith(change?: Change): Promise<Judge> {
  const built = await build({
    entryPoints: [pathOf('verdict/judge.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'made',
    platform: 'neutral',
    target: 'es2023',
    logLevel: 'silent',
    plugins: change ? [replacing(change)] : [],
  });
  const code = built.outputFiles[0]?.text ?? '';
  return runInThisContext(`(() => { ${code}\nreturn made.judge; })()`) as Judge;
}

function replacing(change: Change): Plugin {
  let isFound = false;
  return {
    name: 'mutant',
    setup(bundler) {
      bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path !== pathOf(change.file)) return undefined;
        isFound = true;
        return { contents: replaced(await readFile(path, 'utf8'), change), loader: 'ts' };
      });
      bundler.onEnd(() => (isFound ? null : { errors: [{ text: `${change.file} is no part of the judge` }] }));
    },
  };
}

/** The text with the piece replaced. */
export function replaced(text: string, { file, from, to }: Change): string {
  const times = text.split(from).length - 1;
  if (times !== 1) throw new Error(`the mutant is stale: ${JSON.stringify(from)} stands ${times} times in ${file}`);
  return text.replace(from, () => to);
}
