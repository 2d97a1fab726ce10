import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentsIn } from '../../scripts/write-docs.ts';

const documents = documentsIn(join(import.meta.dirname, '..', '..'));

describe('the documents', () => {
  it.each(documents.map((document) => [document.path, document] as const))(
    '%s holds fresh tables (node scripts/write-docs.ts)',
    (_, document) => {
      expect(document.text).toBe(document.fresh);
    },
  );

  it('have among them a reference with every table', () => {
    const reference = documents.find(({ path }) => path === 'docs/reference.md')?.text ?? '';
    expect([...reference.matchAll(/<!-- table:([\w-]+) -->/g)].map(([, name]) => name)).toHaveLength(9);
  });
});
