/** A file of package sources, as in sources.list.d. */
export interface SourcesFile {
  /** File name; its ending says which of apt's two formats it is in (`.list`, `.sources`). */
  readonly name: string;
  /** Contents. */
  readonly text: string;
}

/** What /etc/os-release says. */
export interface Distribution {
  /** `debian`, `ubuntu`, ... */
  readonly id: string;
  /** Name of the release: `bookworm`. */
  readonly codename: string;
}

/** Reads the distribution from the text of os-release. */
export function distributionIn(osRelease: string): Distribution {
  const field = (key: string): string => new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  return { id: field('ID'), codename: field('VERSION_CODENAME') };
}

/**
 * The distribution's own binary package sources among all that a machine has. Others are left out: one that cannot be reached
 * must neither fail nor delay us, and none may replace a package of the distribution. An entry is the distribution's own when
 * its suite is the release (or its updates or security fixes), it offers `main`, and its key, where named, is the distribution's.
 * Without any such entry (a mirror under other names) everything is kept: better slow than nothing.
 */
export function ownSources(files: readonly SourcesFile[], distribution: Distribution): readonly SourcesFile[] {
  const own = files
    .map(({ name, text }) => ({
      name,
      text: name.endsWith('.list') ? ownLines(text, distribution) : ownStanzas(text, distribution),
    }))
    .filter(({ text }) => text !== '');
  return own.length === 0 ? files : own;
}

function ownLines(text: string, distribution: Distribution): string {
  const lines = text.split('\n').filter((line) => {
    const parts = /^\s*deb\s+(\[[^\]]*\]\s+)?\S+\s+(\S+)\s+(.*)$/.exec(line);
    if (parts === null) return false;
    const [, options = '', suite = '', components = ''] = parts;
    const key = /signed-by=(\S+?)[\s\]]/.exec(options)?.[1];
    return isOwnSuite(suite, distribution) && hasMain(components) && isOwnKey(key, distribution);
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function ownStanzas(text: string, distribution: Distribution): string {
  const stanzas = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .split(/\n\s*\n/);
  return stanzas
    .flatMap((stanza) => ownStanza(stanza, distribution) ?? [])
    .map((stanza) => `${stanza}\n`)
    .join('\n');
}

/** The stanza with nothing but binary packages and the suites that are the distribution's own; undefined when none is. */
function ownStanza(stanza: string, distribution: Distribution): string | undefined {
  const field = (key: string): string => new RegExp(`^${key}:[ \\t]*(.*)$`, 'im').exec(stanza)?.[1]?.trim() ?? '';
  const suites = field('Suites')
    .split(/\s+/)
    .filter((suite) => isOwnSuite(suite, distribution));
  const off = /^(no|false|0|off|disable)$/i.test(field('Enabled'));
  const binary = field('Types').split(/\s+/).includes('deb');
  if (off || !binary || suites.length === 0 || !hasMain(field('Components'))) return undefined;
  if (!isOwnKey(field('Signed-By'), distribution)) return undefined;
  return stanza
    .trim()
    .replace(/^Types:.*$/im, 'Types: deb')
    .replace(/^Suites:.*$/im, `Suites: ${suites.join(' ')}`);
}

function isOwnSuite(suite: string, { codename }: Distribution): boolean {
  const base = suite.replace(/[-/](updates|security)$/, '');
  return [codename, 'stable', 'oldstable', 'testing', 'unstable', 'sid'].includes(base) && base !== '';
}

const hasMain = (components: string): boolean => components.split(/\s+/).includes('main');

/** A key file of the distribution has its name in it; without a name apt trusts its own key ring. */
const isOwnKey = (key: string | undefined, { id }: Distribution): boolean =>
  key === undefined || key === '' || (key.split('/').at(-1) ?? '').includes(id);
