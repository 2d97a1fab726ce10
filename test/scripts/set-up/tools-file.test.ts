import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ToolPaths } from '../../../model/tools.ts';
import { readSoundTools, readTools, writeTools } from '../../../scripts/set-up/tools-file.ts';
import { fakeProgram, loaderComplaint } from '../../support/fake-program.ts';

const cache = mkdtempSync(join(tmpdir(), 'spofproof-tools-'));
const file = join(cache, 'tools.json');
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const any = process.execPath;
const paths = {
  haproxy: any,
  nginx: any,
  mariadbd: any,
  mariadbBase: '/usr',
  keepalived: any,
  nft: any,
  ip: any,
  k6: any,
};
const stored = { ...paths, env: { LD_LIBRARY_PATH: '/lib' } };
const tools: ToolPaths = { ...stored, node: any };

describe('readTools', () => {
  beforeEach(() => writeTools(cache, stored));

  it('gives back what was stored', () => {
    expect(readTools(cache)).toEqual(tools);
  });

  it('names the Node that runs now, not the one that ran set-up: its checkout may be gone', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).not.toHaveProperty('node');
    expect(readTools(cache)?.node).toBe(process.execPath);
  });

  it('finds nothing once a program is gone', () => {
    writeTools(cache, { ...stored, k6: '/gone/k6' });
    expect(readTools(cache)).toBeUndefined();
  });

  it('finds nothing that was made for other programs or another k6', () => {
    const others = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...others, madeFor: 'something else' }));
    expect(readTools(cache)).toBeUndefined();
  });

  it.each([
    ['no file', () => rmSync(file)],
    ['half a file', () => writeFileSync(file, '{"haproxy":')],
  ])('finds nothing in %s', (_what, spoil) => {
    spoil();
    expect(readTools(cache)).toBeUndefined();
  });
});

const storeFakes = (spoilt: Readonly<Record<string, string>> = {}): void => {
  const fake = fakeProgram(join(cache, 'any'), 'version 99.0');
  const fakes = {
    haproxy: fake,
    nginx: fake,
    keepalived: fake,
    mariadbd: fakeProgram(join(cache, 'usr', 'bin', 'mariadbd'), 'Ver 99.0'),
  };
  mkdirSync(join(cache, 'usr', 'share', 'mysql', 'english'), { recursive: true });
  writeFileSync(join(cache, 'usr', 'share', 'mysql', 'english', 'errmsg.sys'), '');
  writeTools(cache, { ...fakes, mariadbBase: join(cache, 'usr'), nft: fake, ip: fake, k6: fake, env: {}, ...spoilt });
};

describe('readSoundTools', () => {
  it('gives the stored paths when every program starts', async () => {
    storeFakes();
    expect(await readSoundTools(cache)).toMatchObject({ mariadbBase: join(cache, 'usr') });
  });

  it('gives none when a program does not start on this machine, though its file is there', async () => {
    storeFakes({ nft: fakeProgram(join(cache, 'nft'), loaderComplaint, 127) });
    expect(await readSoundTools(cache)).toBeUndefined();
  });

  it('gives none when k6 was downgraded since', async () => {
    storeFakes({ k6: fakeProgram(join(cache, 'k6'), 'k6 v1.4.2 (go1.25, linux/amd64)') });
    expect(await readSoundTools(cache)).toBeUndefined();
  });
});
