import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commandLine } from '../../scripts/cli.ts';
import { documentsIn } from '../../scripts/write-docs.ts';

const documents = documentsIn(join(import.meta.dirname, '..', '..'));

const reference = documents.find(({ path }) => path === 'docs/reference.md')?.text ?? '';

/** Colour is on unless it is switched off. */
const named = (option: string): string => (option === '--color' ? '--no-color' : option);

describe('the documents', () => {
  it.each(documents.map((document) => [document.path, document] as const))(
    '%s holds fresh tables (npm run docs)',
    (_, document) => {
      expect(document.text).toBe(document.fresh);
    },
  );

  it.each(['prove', 'lab up', 'lab exec', 'schema', 'judge'])(
    'have every option of `%s` in the reference',
    async (words) => {
      const printed = vi.spyOn(console, 'log').mockReturnValue();
      const help = await commandLine([...words.split(' '), '--help']).getHelp();
      printed.mockRestore();
      const options = help.match(/(?<=^ +)--[a-z]+/gm) ?? [];
      expect(options).toContain('--json');
      expect(options.filter((option) => !reference.includes(`\`${named(option)}`))).toEqual([]);
    },
  );

  it('have among them a reference with every table', () => {
    expect([...reference.matchAll(/<!-- table:([\w-]+) -->/g)].map(([, name]) => name)).toHaveLength(10);
  });
});
