import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Options } from 'k6/options';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleScript } from '../../../loadtests/driver/bundle.ts';
import { encodeSetting } from '../../../loadtests/setting.ts';
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

  it('is made when it is needed: before there are users for its options, and by the users who do something', async () => {
    const file = join(folder, 'load.js');
    await bundleScript(file);
    const text = readFileSync(file, 'utf8').replaceAll(
      / from "k6[^"]*"/g,
      ' from "data:text/javascript,export const sleep = 1; export default 1"',
    );
    const load = (user: number, env: Record<string, string>): Promise<Record<string, unknown>> => {
      const globals = `const __VU = ${user}; const __ENV = ${JSON.stringify(env)};`;
      return import(`data:text/javascript,${encodeURIComponent(globals + text)}`) as Promise<Record<string, unknown>>;
    };
    const setting = {
      url: 'http://198.18.0.2',
      ratePerSecond: { static: 1, read: 2, write: 3 },
      returningPerSecond: 4,
    };
    const env = encodeSetting({ ...setting, durationMs: 1000, timeoutMs: 500, episode: 1, seed: 1 });
    const { options, ...functions } = await load(0, env);
    expect(Object.keys((options as Options).scenarios ?? {}).toSorted()).toEqual(Object.keys(functions).toSorted());
    await expect(load(0, {})).rejects.toThrow('the environment lacks');
    const idle = await load(1, {});
    expect(idle['options']).toEqual({});
    expect(idle['read']).toThrow('the environment lacks');
  });

  it.each(['k6/x/redis', 'lodash-of-nobody', 'node:fs'])('is refused when it imports %s', async (name) => {
    const from = join(folder, 'bad.ts');
    writeFileSync(from, `import it from '${name}';\nexport default () => it;`);
    await expect(bundleScript(join(folder, 'bad.js'), { from })).rejects.toMatchObject({
      code: 'internal',
      why: expect.stringContaining(name),
    });
  });
});
