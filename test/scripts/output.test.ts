import { describe, expect, it } from 'vitest';
import { called } from '../../scripts/called.ts';
import { openOutput } from '../../scripts/output.ts';
import { fitted } from '../../scripts/progress.ts';

const all = { quiet: false, color: true };

function placeOf(env: Readonly<Record<string, string>>, stdout: { isTTY: boolean; columns: number }) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({ ...stdout, write: (text: string) => void (written[name] += text) });
  return { written, env, stdout: stream('stdout'), stderr: stream('stderr') };
}

const terminal = { isTTY: true, columns: 80 };
const file = { isTTY: false, columns: 0 };

describe('the width', () => {
  it('is that of the terminal', () => {
    expect(openOutput(all, placeOf({}, terminal)).width).toBe(80);
  });

  it.each([0, undefined as unknown as number])('is 100 when the terminal says that it has %s columns', (columns) => {
    expect(openOutput(all, placeOf({}, { ...terminal, columns })).width).toBe(100);
  });

  it('leaves a living line shorter than the terminal, which would break it otherwise', () => {
    expect(fitted('2/6 stop balancer', 10)).toBe('2/6 stop ');
    expect(fitted('2/6', 10)).toBe('2/6');
    expect(fitted('2/6', 0)).toBe('2/6');
  });
});

describe('colour', () => {
  it.each([
    ['on a terminal is used', {}, terminal, true],
    ['in a file is not used', {}, file, false],
    ['in a file is used with FORCE_COLOR=1', { FORCE_COLOR: '1' }, file, true],
    ['in a file is not used with an empty FORCE_COLOR', { FORCE_COLOR: '' }, file, false],
    ['in a file is not used with FORCE_COLOR=0', { FORCE_COLOR: '0' }, file, false],
    ['on a terminal is not used with NO_COLOR=1', { NO_COLOR: '1' }, terminal, false],
    ['on a terminal is used with an empty NO_COLOR', { NO_COLOR: '' }, terminal, true],
  ])('%s', (_, env, stdout, used) => {
    expect(openOutput(all, placeOf(env, stdout)).color).toBe(used);
  });
});

describe('words', () => {
  it('that were asked for go to stdout, all others to stderr', () => {
    const place = placeOf({}, file);
    const output = openOutput(all, place);
    output.data('{}');
    output.note('raising');
    output.error('error: x');
    expect(place.written).toEqual({ stdout: '{}\n', stderr: 'raising\nerror: x\n' });
  });

  it('about progress name our commands as they can be typed', () => {
    const place = placeOf({}, file);
    openOutput(all, place).note('the lab stays up; `spofproof lab down` ends it');
    expect(place.written.stderr).toBe(`the lab stays up; \`${called()} lab down\` ends it\n`);
  });

  it('about progress are one line, and none of their characters acts on the terminal', () => {
    const place = placeOf({}, terminal);
    openOutput(all, place).note('  ended: \u001b[2J\u009b31m\u0007 gone\nand \u202egnp');
    expect(place.written.stderr).toBe('  ended: \\u001b[2J\\u009b31m\\u0007 gone and \\u202egnp\n');
  });

  it('of an error are one line each, and none of them acts on the terminal or the CI, but for what the CI shall obey', () => {
    const place = placeOf({}, terminal);
    const output = openOutput(all, place);
    output.error('run x\u001b[2J\n::error::y was cut');
    output.error('::add-mask::e');
    expect(place.written.stderr).toBe('run x\\u001b[2J ::error::y was cut\n: :add-mask::e\n');
    output.command('::error title=x::y');
    expect(place.written.stderr).toMatch(/\n::error title=x::y\n$/);
  });

  it('about progress are left out when nobody wants them', () => {
    const place = placeOf({}, terminal);
    openOutput({ ...all, quiet: true }, place).note('raising');
    expect(place.written.stderr).toBe('');
  });
});
