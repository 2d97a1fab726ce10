import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepared, preparedName } from './prepared.ts';

const stackDir = fileURLToPath(new URL('.', import.meta.url));
const sources = join(stackDir, 'kinds', 'app');

/** Everything the bundle is made of besides the packages: the application's own files and what they import. */
const ownFiles = (): readonly string[] => [
  ...readdirSync(sources).map((file) => join(sources, file)),
  join(stackDir, 'schema.ts'),
  join(stackDir, '..', 'model', 'item.ts'),
];

const versionOf = (name: string): string =>
  String((createRequire(import.meta.url)(`${name}/package.json`) as { version: unknown }).version);

/** The application as one file of JavaScript, made once for each state of its sources and kept. */
export async function appBundle(templatesDir: string): Promise<string> {
  const texts = ownFiles().map((file) => readFileSync(file, 'utf8'));
  const name = preparedName('app', [versionOf('mysql2'), versionOf('esbuild'), ...texts]);
  return prepared(templatesDir, `${name}.cjs`, bundle);
}

async function bundle(outfile: string): Promise<void> {
  const { build } = await import('esbuild');
  const entryPoints = [join(sources, 'server.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    logLevel: 'silent',
  });
}
