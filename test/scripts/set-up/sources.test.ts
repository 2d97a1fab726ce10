import { describe, expect, it } from 'vitest';
import { distributionIn, ownSources } from '../../../scripts/set-up/sources.ts';

const debian = { id: 'debian', codename: 'bookworm' };
const kept = (name: string, text: string): string => {
  const own = { name: 'own.list', text: 'deb http://mirror.example/debian bookworm main\n' };
  return ownSources([own, { name, text }], debian)
    .filter((file) => file.name === name)
    .map((file) => file.text)
    .join('');
};

describe('distributionIn', () => {
  it('reads id and release, quoted or not', () => {
    expect(distributionIn('NAME="Debian GNU/Linux"\nVERSION_CODENAME=bookworm\nVERSION_ID="12"\nID=debian\n')).toEqual(
      debian,
    );
    expect(distributionIn('ID="ubuntu"\nVERSION_CODENAME="noble"\n')).toEqual({ id: 'ubuntu', codename: 'noble' });
  });
});

describe('ownSources in lines', () => {
  it.each([
    'deb http://mirror.example/debian bookworm main contrib',
    'deb [arch=amd64] http://mirror.example/debian bookworm-updates main',
    'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian bookworm-security main',
    'deb http://mirror.example/debian stable main',
  ])('keeps %s', (line) => {
    expect(kept('a.list', `${line}\n`)).toBe(`${line}\n`);
  });

  it.each([
    ['another suite', 'deb https://packages.example/apt cloud-sdk-bookworm main'],
    ['backports', 'deb http://mirror.example/debian bookworm-backports main'],
    ['no main component', 'deb [arch=amd64] https://download.example/linux/debian bookworm stable'],
    [
      'the key of somebody else',
      'deb [signed-by=/usr/share/keyrings/vendor-archive-keyring.gpg] https://apt.example bookworm main',
    ],
    ['source packages', 'deb-src http://mirror.example/debian bookworm main'],
    ['a remark', '# deb http://mirror.example/debian bookworm main'],
  ])('leaves out %s', (_what, line) => {
    expect(kept('a.list', `${line}\n`)).toBe('');
  });
});

const stanza = (fields: Record<string, string>): string =>
  Object.entries({
    Types: 'deb',
    URIs: 'http://mirror.example/debian',
    Suites: 'bookworm',
    Components: 'main',
    ...fields,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');

describe('ownSources in stanzas', () => {
  it('keeps the distribution’s stanza with its key, and of its suites those that are its own', () => {
    const text = stanza({
      Suites: 'bookworm bookworm-updates bookworm-backports',
      'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg',
    });
    expect(kept('d.sources', `# a remark\n${text}`)).toBe(
      stanza({ Suites: 'bookworm bookworm-updates', 'Signed-By': '/usr/share/keyrings/debian-archive-keyring.gpg' }),
    );
  });

  it('keeps each of two stanzas as a stanza of its own', () => {
    const text = `${stanza({})}\n${stanza({ Suites: 'bookworm-security' })}`;
    expect(kept('d.sources', text)).toBe(text);
  });

  it('drops source packages from a stanza that offers both', () => {
    expect(kept('d.sources', stanza({ Types: 'deb deb-src' }))).toBe(stanza({}));
  });

  it.each([
    ['that is switched off', { Enabled: 'no' }],
    ['of another suite', { Suites: 'nodistro' }],
    ['with the key of somebody else', { 'Signed-By': '/usr/share/keyrings/vendor.gpg' }],
    ['of source packages', { Types: 'deb-src' }],
  ])('leaves out a stanza %s', (_what, fields) => {
    expect(kept('d.sources', stanza(fields))).toBe('');
  });
});

describe('ownSources without any of the distribution', () => {
  it('keeps everything: better slow than nothing', () => {
    const files = [{ name: 'mirror.list', text: 'deb http://mirror.example/all everything main\n' }];
    expect(ownSources(files, debian)).toEqual(files);
  });
});
