import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { Failure, reasonOf } from '../../model/failure.ts';
import { staticPage } from '../../model/page.ts';

const entry = fileURLToPath(new URL('../entry.ts', import.meta.url));

/** Importing `k6/x/…` makes k6 fetch and run a program of its own making: not in a tool that works without a network. */
const noExtensions: Plugin = {
  name: 'no-k6-extensions',
  setup(bundler) {
    bundler.onResolve({ filter: /^k6\/x(?:\/|$)/ }, ({ path }) => ({
      errors: [{ text: `${path} is a k6 extension; only k6's own modules may be imported` }],
    }));
  },
};

/**
 * Puts the page into the script as text instead of the code that builds it: each virtual user would build it anew, which
 * made 1,250 users take 3.5 s of processor time to start instead of 0.9 s.
 */
const readyPage: Plugin = {
  name: 'ready-page',
  setup(bundler) {
    const contents = `const page = ${JSON.stringify(staticPage())};\nexport const staticPage = () => page;`;
    bundler.onLoad({ filter: /\/model\/page\.ts$/ }, () => ({ contents, loader: 'js' }));
  },
};

/**
 * Writes the load script as one JavaScript file: k6 looks up no packages, and shares the encoding with `model/`.
 * @param outFile where to; folders are made as needed
 * @param from the TypeScript to begin with, another one in tests
 */
export async function bundleScript(outFile: string, from: string = entry): Promise<void> {
  try {
    await build({
      entryPoints: [from],
      outfile: outFile,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      target: 'es2022',
      external: ['k6', 'k6/*'],
      plugins: [noExtensions, readyPage],
      logLevel: 'silent',
    });
  } catch (thrown) {
    const what = 'the load script cannot be bundled';
    throw new Failure('internal', { what, why: reasonOf(thrown), cause: thrown });
  }
}
