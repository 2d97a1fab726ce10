import { join } from 'node:path';
import { npmScripts } from './asked-from.mjs';
import { checkout } from './set-up/checkout.ts';
import { findOnPath } from './set-up/look-up.ts';

/** From where a command was asked for. */
export interface AskedFrom {
  /** `INIT_CWD` and `npm_lifecycle_event` are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  cwd(): string;
}

/**
 * How the user can start the command line where he is: set-up installs nothing, so its name alone works only where somebody put it on
 * PATH, and npm knows it in the checkout and below only, or where the checkout is named to it.
 */
export function called(place: AskedFrom = process): string {
  if (findOnPath('spofproof') !== undefined) return 'spofproof';
  if (!isOurs(place.cwd())) return `node ${shellWord(join(checkout, 'scripts', 'spofproof.mjs'))}`;
  const elsewhere = npmCalledFrom(place.env);
  const prefix = elsewhere === undefined || isOurs(elsewhere) ? '' : `--prefix ${shellWord(checkout)} `;
  return `npm ${prefix}run -s spofproof --`;
}

/** Whether a folder is the checkout, or below it. */
const isOurs = (folder: string): boolean => `${folder}/`.startsWith(`${checkout}/`);

/** Where npm was called for the command line, and still counts: `asked-from.mjs` goes there when that is below the checkout. */
const npmCalledFrom = ({ INIT_CWD: folder, npm_lifecycle_event: script = '' }: AskedFrom['env']): string | undefined =>
  npmScripts.includes(script) ? folder : undefined;

/** A message with the commands in it (after a backtick or a colon) as they can be typed. */
export const typable = (message: string): string =>
  message.replaceAll(/(?<=`|: )spofproof (?=[a-z-])/g, () => `${called()} `);

/** A word of a command line, quoted for the shell where it needs it. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
