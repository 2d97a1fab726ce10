import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../scripts/cli.ts';
import { isThere } from '../../scripts/is-there.ts';
import { temporaryFolder } from '../support/cli.ts';
import { listenIn } from '../support/heard.ts';

/** Folders that this user may not look into; whoever runs the tests may look into all. */
const closed = vi.hoisted(() => new Set<string>());
vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>();
  const statSync = (path: string, ...rest: readonly never[]): unknown => {
    if ([...closed].some((folder) => path.startsWith(`${folder}/`)))
      throw Object.assign(new Error(`EACCES: permission denied, stat '${path}'`), { code: 'EACCES' });
    return real.statSync(path, ...rest);
  };
  return { ...real, statSync };
});

const temporary = temporaryFolder();
afterAll(temporary.remove);
const heard = listenIn();
const at = (name: string): string => join(temporary.path, name);
writeFileSync(at('file'), '');
symlinkSync('loop', at('loop'));
symlinkSync('file', at('link'));
mkdirSync(at('closed'));
closed.add(at('closed'));

describe('whether something is at a path', () => {
  it.each(['file', 'link', 'closed', '.'])('is known of %s, which is there', (name) => {
    expect(isThere(at(name))).toBe(true);
  });
  it.each(['nothing', 'file/below', 'loop', 'n'.repeat(300)])('is known of %s, which is not', (name) => {
    expect(isThere(at(name))).toBe(false);
  });
  it('is not known in a folder that may not be looked into, and is not called absent', () => {
    const refused = { code: 'file-missing', message: 'cannot look at closed/x', why: expect.stringMatching(/^EACCES/) };
    expect(() => isThere(at('closed/x'), 'closed/x')).toThrow(expect.objectContaining(refused));
  });
});

describe('a path into a folder of somebody else', () => {
  it.each(['plan', 'judge', 'report', 'gate show'])('is told as that by %s, with exit 64', async (command) => {
    expect(await main([...command.split(' '), at('closed/x.yaml')])).toBe(64);
    expect(heard.stderr).toContain(`error: cannot look at ${at('closed/x.yaml')}\n`);
    expect(heard.stderr).toContain('next: Give this user access to what is named above');
  });
});
