import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Failure, failureKinds } from '../../model/failure.ts';
import { noRoomCodes } from '../../model/no-room.ts';
import { full, heedStdout } from '../../scripts/stdout.mjs';
import { temporaryFolder } from '../support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const launcher = join('scripts', 'launch.mjs');

/** Launches a program that says much, goes on for a while, writes a file, and ends as it is told. */
function launchInto(stdout: string, exit: number): { status: number | null; stderr: string; file: string } {
  const [entry, file] = [join(folder.path, 'entry.mjs'), join(folder.path, 'file')];
  writeFileSync(file, '');
  writeFileSync(
    entry,
    `import { writeFileSync } from 'node:fs';
export const main = async () => {
  process.stdout.write('x'.repeat(20_000));
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.stdout.write('y'.repeat(20_000));
  writeFileSync(${JSON.stringify(file)}, 'whole');
  return ${exit};
};`,
  );
  const fd = openSync(stdout, 'w');
  const { status, stderr } = spawnSync(process.execPath, [launcher, relative('.', entry)], {
    stdio: ['ignore', fd, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(fd);
  return { status, stderr, file: readFileSync(file, 'utf8') };
}

describe('an answer for which the disk has no room', () => {
  it.each([0, 1, 2])('ends with the exit code of a full disk, told once, instead of %i', (exit) => {
    const { status, stderr } = launchInto('/dev/full', exit);
    expect(status).toBe(failureKinds['disk-full'].exit);
    expect(stderr.match(/^error: .*ENOSPC/gm)).toHaveLength(1);
    expect(stderr).toMatch(/^ {2}why: {2}The disk is full.*\n {2}next: Free some space/m);
  });

  it('is told by the same words of the system as everywhere', () => {
    expect([...full]).toEqual(noRoomCodes);
  });

  it('leaves the exit code of a failure as it is', () => {
    expect(launchInto('/dev/full', new Failure('not-restored', { what: '', why: '' }).exit).status).toBe(74);
  });

  it('does not keep the work from its end', () => {
    expect(launchInto('/dev/full', 0).file).toBe('whole');
  });

  it('is not taken for whole because its begin had room', () => {
    const target = join(folder.path, 'part');
    const within = `ulimit -f 8; exec '${process.execPath}' scripts/spofproof.mjs schema verdict > '${target}'`;
    const { status, stderr } = spawnSync('bash', ['-c', within], { encoding: 'utf8' });
    expect([status, statSync(target).size]).toEqual([69, 8192]);
    expect(stderr).toContain('not the whole answer');
  });

  it('is whole where there is room', () => {
    const target = join(folder.path, 'whole');
    expect(launchInto(target, 2)).toMatchObject({ status: 2, stderr: '' });
    expect(statSync(target).size).toBe(40_000);
  });
});

/** What a process says, and how it ends, when writing its answer fails in some way. */
function after(code: string, isTTY = false): { said: string[]; exit: unknown } {
  const said: string[] = [];
  const stdout = Object.assign(new EventEmitter(), { fd: -1, isTTY });
  const stderr = Object.assign(new EventEmitter(), { write: (text: string) => void said.push(text) });
  const place = Object.assign(new EventEmitter(), { stdout, stderr, exitCode: 0 });
  heedStdout(place);
  stdout.emit('error', Object.assign(new Error(`${code}: planted`), { code }));
  stderr.emit('error', Object.assign(new Error('planted'), { code: 'ENOSPC' }));
  place.emit('exit');
  return { said, exit: place.exitCode };
}

describe('a reader', () => {
  it.each([
    ['a pipe that nobody reads any longer', 'EPIPE', false],
    ['a socket that was closed', 'ECONNRESET', false],
    ['a terminal that was closed', 'EIO', true],
  ])('that goes away changes nothing: %s', (_, code, isTTY) => {
    expect(after(code, isTTY)).toEqual({ said: [], exit: 0 });
  });

  it('is not gone where a disk cannot write', () => {
    expect(after('EIO')).toMatchObject({
      exit: 69,
      said: [expect.stringContaining('EIO: planted'), expect.anything(), expect.anything()],
    });
  });
});
