import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file of `docs/nightly/`. */
export const readyFile = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'nightly', name), 'utf8');

/** A unit file of systemd: values by section and key, in the order of the file. */
export function unitOf(text: string): ReadonlyMap<string, readonly string[]> {
  const unit = new Map<string, string[]>();
  let section = '';
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const head = /^\[([A-Z][A-Za-z]+)\]$/.exec(line)?.[1];
    const [, key = '', value = ''] = /^([A-Z][A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (head === undefined && (key === '' || section === '')) throw new Error(`no line of a unit file: ${line}`);
    section = head ?? section;
    if (head === undefined) unit.set(`${section}.${key}`, [...(unit.get(`${section}.${key}`) ?? []), value]);
  }
  return unit;
}

/** A line of a crontab of the system: its moments, its user, its command. */
export function cronLine(line: string): {
  readonly moments: readonly string[];
  readonly user: string;
  readonly command: string;
} {
  const [, when = '', user = '', command = ''] = /^((?:[\d*,/-]+ ){5})([a-z][a-z0-9-]*) (.+)$/.exec(line) ?? [];
  if (command === '') throw new Error(`no line of a crontab: ${line}`);
  return { moments: when.trim().split(' '), user, command };
}

/** The arguments of every call of our command line in a text for a shell. */
export function callsIn(shellText: string): readonly (readonly string[])[] {
  const calls = shellText.matchAll(/(?:npm run -s spofproof -- |node scripts\/spofproof\.mjs )([^&|;>\n]+)/g);
  return [...calls].map(([, words = '']) => words.trim().split(/\s+/));
}
