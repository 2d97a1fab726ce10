import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { shortHash } from './short-hash.ts';

/** The Go module that pins k6 and everything it is built from. */
export const k6ModuleFolder = join(checkout, 'tools', 'k6');

/** What a go.mod says about k6 and the Go it needs. */
export interface K6Pin {
  /** Version of k6, for example `v2.2.0`. */
  readonly k6: string;
  /** Least version of Go, for example `1.25.0`. */
  readonly go: string;
}

/** Reads the pin from the text of go.mod. */
export function pinOf(goMod: string): K6Pin {
  const k6 = /^\s*(?:require\s+)?go\.k6\.io\/k6\/v2\s+(v\S+)/m.exec(goMod)?.[1];
  const go = /^go\s+(\S+)/m.exec(goMod)?.[1];
  if (k6 === undefined || go === undefined) throw new Error('tools/k6/go.mod does not pin k6 and Go');
  return { k6, go };
}

/** The pin of this checkout. */
export const k6Pin = (): K6Pin => pinOf(readFileSync(join(k6ModuleFolder, 'go.mod'), 'utf8'));

/** Names the exact sources of the k6 we build: go.sum holds the digest of each. */
export const goSumHash = (): string => shortHash(readFileSync(join(k6ModuleFolder, 'go.sum'), 'utf8'));

/** Where the k6 we build ourselves is kept. */
export const builtK6Folder = (cache: string): string => join(cache, 'k6', `${k6Pin().k6}-${goSumHash()}`);
