import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { Failure, reasonOf } from '../../model/failure.ts';
import { staticPage } from '../../model/page.ts';

const fileOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

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

/** Everything in one file. */
const inOne = { bundle: true, platform: 'neutral', target: 'es2022', logLevel: 'silent' } satisfies BuildOptions;

/** Puts the script into a function, which is called when the script is needed: `entry.ts` says why. It imports nothing. */
const lazyScript = (plugins: Plugin[]): Plugin => ({
  name: 'lazy-script',
  setup(bundler) {
    bundler.onLoad({ filter: /\/loadtests\/whole\.ts$/ }, async () => {
      const entryPoints = [fileOf('script.ts')];
      const { outputFiles } = await build({ ...inOne, plugins, entryPoints, format: 'cjs', write: false });
      return { contents: inFunction(outputFiles[0]?.text ?? ''), loader: 'js' };
    });
  },
});

const inFunction = (commonJs: string): string => `export function makeScript(k6) {
  const module = { exports: {} };
  (function (module, exports) {\n${commonJs}\n})(module, module.exports);
  return module.exports.makeScript(k6);
}`;

/** What a script is made of in tests and benchmarks. */
export interface OtherScript {
  /** The TypeScript to begin with. */
  readonly from?: string;
  /** What is put in the place of modules. */
  readonly plugins?: readonly Plugin[];
}

/**
 * Writes the load script as one JavaScript file: k6 looks up no packages, and shares the encoding with `model/`.
 * @param outFile where to; folders are made as needed
 */
export async function bundleScript(outFile: string, { from, plugins = [] }: OtherScript = {}): Promise<void> {
  const inScript = [...plugins, readyPage];
  try {
    await build({
      ...inOne,
      entryPoints: [from ?? fileOf('entry.ts')],
      outfile: outFile,
      format: 'esm',
      external: ['k6', 'k6/*'],
      plugins: [noExtensions, lazyScript(inScript)],
    });
  } catch (thrown) {
    const what = 'the load script cannot be bundled';
    throw new Failure('internal', { what, why: reasonOf(thrown), cause: thrown });
  }
}
