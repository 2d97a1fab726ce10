import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { compiledOf } from './kinds/app.ts';
import type { RaiseOptions } from './lab.ts';
import { must } from './must.ts';
import { prepared, preparedName } from './prepared.ts';

const stackDir = fileURLToPath(new URL('.', import.meta.url));
const sources = join(stackDir, 'kinds', 'app');

/**
 * Everything the bundle is made of besides the packages: the application's own files and what they import. One that is left out
 * may change, and the bundle of before would go on serving.
 */
export const ownFiles = (): readonly string[] => [
  ...readdirSync(sources).map((file) => join(sources, file)),
  join(stackDir, 'gtid.ts'),
  join(stackDir, 'schema.ts'),
  join(stackDir, '..', 'model', 'item.ts'),
  join(stackDir, '..', 'model', 'page.ts'),
];

const versionOf = (name: string): string =>
  String((createRequire(import.meta.url)(`${name}/package.json`) as { version: unknown }).version);

/** The application as one file of JavaScript, made once for each state of its sources and kept, with its compiled code beside it. */
export async function appBundle(options: Pick<RaiseOptions, 'shell' | 'tools' | 'templatesDir'>): Promise<string> {
  const { templatesDir } = options;
  const texts = ownFiles().map((file) => readFileSync(file, 'utf8'));
  const name = preparedName('app', [process.version, versionOf('mysql2'), versionOf('esbuild'), ...texts]);
  const path = await prepared(templatesDir, `${name}.cjs`, bundle);
  await prepared(templatesDir, basename(compiledOf(path)), (folder) => compile(options, path, folder));
  return path;
}

/** Without settings the application does nothing and ends, and Node then writes down what it has compiled. */
const compile = (
  { shell, tools }: Pick<RaiseOptions, 'shell' | 'tools'>,
  path: string,
  folder: string,
): Promise<void> => must({ shell }, ['env', `NODE_COMPILE_CACHE=${folder}`, tools.node, path]);

/** How the bundle is made. */
export const bundling = {
  entryPoints: [join(sources, 'server.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  logLevel: 'silent',
} satisfies BuildOptions;

async function bundle(outfile: string): Promise<void> {
  const { build } = await import('esbuild');
  await build({ ...bundling, outfile });
}
