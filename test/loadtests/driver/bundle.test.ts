import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../../../loadtests/driver/bundle.ts';
import { staticPage } from '../../../model/page.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bundled script', () => {
  it('imports nothing but k6 and carries the page as text', async () => {
    const file = join(folder, 'deep', 'load.js');
    await bundleScript(file);
    const text = readFileSync(file, 'utf8');
    const imported = [...text.matchAll(/from "([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(imported)).toEqual(new Set(['k6', 'k6/execution', 'k6/http']));
    expect(text).toContain(staticPage().split('\n')[40]);
  });

  it.each(['k6/x/redis', 'lodash-of-nobody', 'node:fs'])('is refused when it imports %s', async (name) => {
    const from = join(folder, 'bad.ts');
    writeFileSync(from, `import it from '${name}';\nexport default () => it;`);
    await expect(bundleScript(join(folder, 'bad.js'), from)).rejects.toMatchObject({
      code: 'internal',
      why: expect.stringContaining(name),
    });
  });
});
