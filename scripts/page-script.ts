import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { checkout } from './set-up/checkout.ts';

/** Where the bundle is kept, from the root of the repository: `reports/` is pure and cannot read what it inlines. */
export const pageScriptFile = 'reports/html/page-script.ts';

/** Lines that a screen shows whole; they are one line again when the text is used. */
const ofAScreen = /.{1,120}/g;

/** Fields of our own records. */
const ownNames = /Ms$|^(operations|counts|amount|whole|group|plots|sensor|cross|names|rows|told|words|when)$/;

/** The browser's part of the report, `reports/html/pointing/`, as the module that holds it as a text. */
export async function bundlePageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(checkout, 'reports/html/pointing/main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    // Names of our own that no browser knows; they are most of the bytes.
    mangleProps: ownNames,
    // The text stands between backticks.
    supported: { 'template-literal': false },
    charset: 'ascii',
    logLevel: 'silent',
  });
  const lines = outputFiles.flatMap(({ text }) => text.trim().match(ofAScreen) ?? []);
  return `/** The one script of the report, made from \`pointing/\` by \`npm run page-script\`. */
export const pageScript: string = String.raw\`
${lines.join('\n')}
\`.replaceAll('\\n', '');
`;
}

/** `npm run page-script`: makes the script of the report anew. @returns exit code */
export async function main(): Promise<number> {
  writeFileSync(join(checkout, pageScriptFile), await bundlePageScript());
  return 0;
}
