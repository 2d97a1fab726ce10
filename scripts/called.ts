import { findOnPath } from './set-up/look-up.ts';

/** How the user can start the command line here: set-up installs nothing, so its name alone works only where somebody put it on PATH. */
export const called = (): string => (findOnPath('spofproof') === undefined ? 'npm run -s spofproof --' : 'spofproof');

/** A message with the commands in it (after a backtick or a colon) as they can be typed. */
export const typable = (message: string): string =>
  message.replaceAll(/(?<=`|: )spofproof (?=[a-z-])/g, () => `${called()} `);

/** A word of a command line, quoted for the shell where it needs it. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
