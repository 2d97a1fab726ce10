import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, isWritable } from '../../../scripts/set-up/cache.ts';
import { checkout } from '../../../scripts/set-up/checkout.ts';

const everywhere = (): boolean => true;
const notOurs = (folder: string): boolean => folder !== '/home/a/.cache/spofproof';
const nowhere = (): boolean => false;

describe('cacheFolder', () => {
  it('is the one chosen, whatever else is set', () => {
    expect(cacheFolder({ SPOFPROOF_CACHE: '/chosen', XDG_CACHE_HOME: '/xdg', HOME: '/home/a' }, everywhere)).toBe(
      '/chosen',
    );
  });

  it('is below the user’s cache folder', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/xdg', HOME: '/home/a' }, everywhere)).toBe('/xdg/spofproof');
    expect(cacheFolder({ HOME: '/home/a' }, everywhere)).toBe('/home/a/.cache/spofproof');
  });

  it('passes over what is empty or relative, as the XDG rules say', () => {
    expect(cacheFolder({ SPOFPROOF_CACHE: '', XDG_CACHE_HOME: 'x', HOME: '/home/a' }, everywhere)).toBe(
      '/home/a/.cache/spofproof',
    );
  });

  it('is passed over when only the folder above can be written to: a set-up as root may have made it', () => {
    expect(cacheFolder({ HOME: '/home/a' }, notOurs)).toBe(`${checkout}/.cache`);
  });

  it.each([
    ['there is no home', {}, everywhere],
    ['the home cannot be written to', { HOME: '/nonexistent' }, nowhere],
  ])('is beside the sources when %s', (_what, variables, canWrite) => {
    expect(cacheFolder(variables, canWrite)).toBe(`${checkout}/.cache`);
  });
});

describe('isWritable', () => {
  it('holds for a folder, and for one that can be made', () => {
    expect([isWritable(tmpdir()), isWritable(join(tmpdir(), 'not', 'there'))]).toEqual([true, true]);
  });

  it.each(['/dev/null', '/dev/null/below', process.execPath])('does not for what is no folder: %s', (path) => {
    expect(isWritable(path)).toBe(false);
  });
});
