import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ohaProgram, runOha } from '../../../bench/peers/oha.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-oha-'));
afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/bash\n${lines.join('\n')}\n`);
  chmodSync(file, 0o755);
  return file;
}

const load = { url: 'http://127.0.0.1:1', ratePerSecond: 10, seconds: 1 };

describe('the generator beside ours', () => {
  it('is built once, and kept', () => {
    const cargo = script('cargo', '[[ $1 == --version ]] || install -D /dev/null "${@: -1}/bin/oha"');
    const cache = join(folder, 'kept');
    const found = { program: join(cache, 'oha-1.16.0', 'bin', 'oha') };
    expect(ohaProgram(cargo, cache)).toEqual(found);
    expect(ohaProgram('/nowhere/cargo', cache)).toEqual(found);
  });

  it('that is missing, or cannot be built, is said in words of ours', () => {
    const cache = join(folder, 'missing');
    expect(ohaProgram('/nowhere/cargo', cache)).toEqual({ missing: 'there is no cargo to build it' });
    expect(ohaProgram(script('alone', '[[ $1 == --version ]]'), cache)).toEqual({
      missing: 'the registry did not give the pinned version, or it does not build here',
    });
  });

  it('tells its waits in milliseconds, and fails when it was not run', async () => {
    const report = '{"latencyPercentiles":{"p50":0.0005,"p99":0.012}}';
    expect(await runOha(script('told', `echo '${report}'`), load)).toEqual({ p50: 0.5, p99: 12 });
    await expect(runOha(script('failed', 'exit 3'), load)).rejects.toThrow('oha ended with 3');
  });
});
