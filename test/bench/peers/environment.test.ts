import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { peerPython, peerVersions } from '../../../bench/peers/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'spofproof-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that fails where its arguments hold a word, and makes an environment of itself where asked to. */
function fakePython(name: string, failing: string): string {
  const file = join(folder, name);
  const steps = [
    '#!/bin/bash',
    `case "$*" in *${failing}*) exit 1;; esac`,
    'if [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi',
  ];
  writeFileSync(file, `${steps.join('\n')}\n`);
  chmodSync(file, 0o755);
  return file;
}

const missing = (program: string): unknown => peerPython('readers', program, join(folder, 'missing'));

describe('the Python of the peers', () => {
  it('is made once, and kept', () => {
    const cache = join(folder, 'kept');
    const found = peerPython('readers', fakePython('sound', 'nothing-fails'), cache);
    expect(found).toMatchObject({ python: expect.stringContaining('bin/python') });
    expect(peerPython('readers', '/nowhere/python3', cache)).toEqual(found);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('that is missing, or cannot be made, is said in words of ours', () => {
    expect(missing('/nowhere/python3')).toEqual({ missing: 'there is no python3' });
    expect(missing(fakePython('bare', 'venv'))).toEqual({ missing: 'python3 has no venv' });
    expect(missing(fakePython('alone', 'pip'))).toEqual({
      missing: 'the package index did not give the pinned versions',
    });
  });

  it('has every peer pinned to one version', () => {
    const versions = peerVersions('readers');
    for (const peer of ['polars', 'duckdb', 'pandas']) expect(versions.get(peer)).toMatch(/^\d+\.\d+\.\d+$/);
    expect(peerVersions('chaos-toolkit').get('chaostoolkit')).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
