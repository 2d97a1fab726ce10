/**
 * From where the command line was asked for. npm starts the scripts of a package in its folder, wherever below it the user is: a
 * path that he gives begins where he is. Plain JavaScript for Node 18 and later, as `launch.mjs` is.
 */
import { statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The scripts of package.json that are the command line. */
export const npmScripts = ['start', 'spofproof', 'known-answers'];

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));

/** Goes back to where npm was called. What is started from here on need not go there again. */
export function returnToUser(place = process) {
  const folder = askedFrom(place);
  if (folder === undefined) return;
  place.chdir(folder);
  delete place.env.INIT_CWD;
}

/**
 * The folder below the checkout from which npm was asked for the command line; undefined when nothing led away from it. A folder
 * outside is not meant: whoever calls npm from there has named ours to it. Where we are is asked last: a folder may be gone.
 */
function askedFrom({ env, cwd }) {
  const { INIT_CWD: folder = '', npm_lifecycle_event: script = '' } = env;
  if (!npmScripts.includes(script) || !folder.startsWith(`${checkout}${sep}`) || cwd() !== checkout) return undefined;
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : undefined;
}
