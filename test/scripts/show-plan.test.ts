import { join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { repositoryFiles } from '../support/source.ts';

const texts = new Map(repositoryFiles(['.ts', '.mjs']).map(({ path, text }) => [path, text]));

/** Imports and exports of values; those of types are gone before anything is loaded. */
const loads = /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm;

/** Every file and package that is loaded with a file, before anything of it runs. */
function loadedWith(entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const path of found) {
    for (const [, from = ''] of (texts.get(path) ?? '').matchAll(loads)) {
      found.add(from.startsWith('.') ? join(path, '..', from) : from);
    }
  }
  return found;
}

const packagesIn = (loaded: ReadonlySet<string>): readonly string[] =>
  [...loaded].filter((one) => !texts.has(one) && !one.startsWith('node:')).toSorted();

describe('what is loaded before anything is done', () => {
  it('by the command line itself is the parser and a handful of files, as every command waits for it', () => {
    const loaded = loadedWith('scripts/cli.ts');
    expect(packagesIn(loaded)).toEqual(['yargs']);
    expect(loaded.size).toBeLessThan(80);
    expect([...loaded].filter((path) => /^(?:chaos|stack|loadtests|verdict)\//.test(path))).toEqual([]);
  });

  it.each(['scripts/show-plan.ts', 'scripts/claims/show.ts', 'scripts/list-everything.ts'])(
    'by %s, which touches nothing, is no shell and nothing of a raised stack',
    (entry) => {
      const loaded = loadedWith(entry);
      expect(loaded).toContain('stack/topologies/index.ts');
      expect(packagesIn(loaded).filter((name) => !['yaml', 'zod'].includes(name))).toEqual([]);
      expect([...loaded].filter((path) => /^stack\/(?:shell|up|lab)\.ts$/.test(path))).toEqual([]);
    },
  );
});
