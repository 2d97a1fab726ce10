import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepared, preparedName } from '../../stack/prepared.ts';

const root = mkdtempSync(join(tmpdir(), 'prepared-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (): string => mkdtempSync(join(root, 'place-'));
const making = (text: string) => async (path: string) => writeFileSync(path, text);

/** Prepares a folder of two files in a process of its own: it says when the first is there, and waits for its input to end. */
const otherProcess = (place: string, name: string) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { mkdirSync, writeFileSync } from 'node:fs';
      import { once } from 'node:events';
      const [, module, place, name] = process.argv;
      const { prepared } = await import(module);
      await prepared(place, name, async (path) => {
        mkdirSync(path);
        writeFileSync(path + '/first', '');
        process.stdout.write('begun');
        await once(process.stdin.resume(), 'end');
        writeFileSync(path + '/second', '');
      });`,
      new URL('../../stack/prepared.ts', import.meta.url).href,
      place,
      name,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );

const failing = async (path: string) => {
  writeFileSync(path, 'half');
  throw new Error('no');
};

describe('something prepared', () => {
  it('is named after all that it is made of', () => {
    expect(preparedName('app', ['a', 'b'])).toBe(preparedName('app', ['a', 'b']));
    expect(preparedName('app', ['a', 'b'])).not.toBe(preparedName('app', ['ab']));
  });

  it('is made once', async () => {
    const place = folder();
    await prepared(place, 'x', making('first'));
    const path = await prepared(place, 'x', making('second'));
    expect(readFileSync(path, 'utf8')).toBe('first');
  });

  it('is on the disk before it has its name', async () => {
    const place = folder();
    const found: string[] = [];
    const keep = async (path: string) => void found.push(readFileSync(path, 'utf8'), ...readdirSync(place));
    await prepared(place, 'x', making('whole'), keep);
    expect(found).toEqual(['whole', expect.stringMatching(/^\.making-x-/)]);
  });

  it('may be a folder with more in it, all of which is written out', async () => {
    const place = folder();
    const path = await prepared(place, 'x', async (made) => {
      mkdirSync(join(made, 'deep', 'empty'), { recursive: true });
      writeFileSync(join(made, 'deep', 'file'), 'text');
    });
    expect(readFileSync(join(path, 'deep', 'file'), 'utf8')).toBe('text');
  });

  it('is not there, nor anything of it, when its making fails', async () => {
    const place = folder();
    await expect(prepared(place, 'x', failing)).rejects.toThrow('no');
    expect(readdirSync(place)).toEqual([]);
  });

  it('is the same for two who make it at once', async () => {
    const place = folder();
    const paths = await Promise.all(['one', 'two'].map((text) => prepared(place, 'x', making(text))));
    expect(new Set(paths).size).toBe(1);
    expect(readdirSync(place)).toEqual(['x']);
  });

  it('sweeps away what an interrupted making left, but not what is being made', async () => {
    const place = folder();
    for (const name of ['.making-old', '.making-new']) writeFileSync(join(place, name), '');
    utimesSync(join(place, '.making-old'), 0, 0);
    await prepared(place, 'x', making('x'));
    expect(readdirSync(place).toSorted()).toEqual(['.making-new', 'x']);
  });

  it('is swept around when it has long been there, too', async () => {
    const place = folder();
    await prepared(place, 'x', making('x'));
    mkdirSync(join(place, '.making-old', 'half'), { recursive: true });
    utimesSync(join(place, '.making-old'), 0, 0);
    await prepared(place, 'x', making('x'));
    expect(readdirSync(place)).toEqual(['x']);
  });

  it('is left alone by another process, which began later, while it is being made', async () => {
    const place = folder();
    const lane = otherProcess(place, 'x');
    await once(lane.stdout, 'data');
    const later = otherProcess(place, 'y');
    await once(later.stdout, 'data');
    later.stdin.end();
    expect(await once(later, 'exit')).toEqual([0, null]);
    lane.stdin.end();
    expect(await once(lane, 'exit')).toEqual([0, null]);
    const whole = ['first', 'second'];
    expect([readdirSync(place).toSorted(), readdirSync(join(place, 'x'))]).toEqual([['x', 'y'], whole]);
  });
});
