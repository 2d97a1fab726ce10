import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../scripts/set-up/cache.ts';
import { tools } from './tools.ts';

/** A program of the lab that can be made to hang for ever. */
export interface HangingTool {
  /** Environment for the command line: a cache folder of the test's own in which the program is found. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on every call of it hangs that has this among its words; telling its version does not. */
  hang(word?: string): void;
}

/** Puts a program that obeys in the place of a real one. */
export function hangingTool(path: string, tool: 'ip' | 'nft'): HangingTool {
  const [cache, flag, fake] = [join(path, 'cache'), join(path, 'hang'), join(path, tool)];
  mkdirSync(cache, { recursive: true });
  const real = tools()[tool];
  const script = [
    '#!/bin/bash',
    `case "$*" in --version | -V) exec '${real}' "$@" ;; esac`,
    `if [ -e '${flag}' ] && [[ " $* " == *"$(<'${flag}')"* ]]; then exec sleep infinity; fi`,
    `exec '${real}' "$@"`,
    '',
  ];
  writeFileSync(fake, script.join('\n'), { mode: 0o755 });
  symlinkSync(join(cacheFolder(), 'templates'), join(cache, 'templates'));
  const stored = JSON.parse(readFileSync(join(cacheFolder(), 'tools.json'), 'utf8')) as object;
  writeFileSync(join(cache, 'tools.json'), JSON.stringify({ ...stored, [tool]: fake }));
  return { env: { SPOFPROOF_CACHE: cache }, hang: (word = '') => writeFileSync(flag, word) };
}
