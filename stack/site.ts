import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kindOf } from './kinds/index.ts';
import { fill } from './fill.ts';
import type { NodeKind, Site } from './kinds/kind.ts';
import { diskMbOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import type { Disk } from './mounts.ts';
import { must } from './must.ts';
import { floatingAddressesOf } from './network.ts';
import type { Authority } from './tls/authority.ts';
import { placesOf } from './tls/places.ts';
import { speaksTls } from './tls/speaks.ts';

/** What is prepared once and kept. */
export interface Prepared {
  /** Data directory to copy for every database. */
  readonly dataDirectory: string;
  /** The application as one file. */
  readonly appBundle: string;
  /** Signs what components show that speak TLS; another one in each lab. */
  readonly authority: Authority;
}

/** Where each component stands, in starting order. */
export const sitesOf = (
  lab: Lab,
  { appBundle, authority }: Pick<Prepared, 'appBundle' | 'authority'>,
): readonly Site[] =>
  lab.spec.components.map((component) => {
    const { spec: stack, tools } = lab;
    const addresses = { ...lab.addresses, ...floatingAddressesOf(stack) };
    const site = { stack, component, tools, addresses, appBundle, dir: join(lab.stateDir, component.name) };
    return speaksTls(component) ? { ...site, credentials: authority.issue(placesOf(site)) } : site;
  });

/** A component's directory, a file system of its own, so that a full one harms nobody else. */
export const diskOf = ({ dir, component }: Site): Disk => ({ dir, megabytes: diskMbOf(kindOf(component)) });

/** Fills it: with the component's configuration and, for a database, its own copy of the data. */
export async function furnish(lab: Lab, site: Site, { dataDirectory }: Prepared): Promise<void> {
  for (const [file, text] of filesOf(site, kindOf(site.component))) {
    const path = join(site.dir, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode: modeOf(text) });
  }
  if (site.component.kind === 'mariadb') await must(lab, ['cp', '-R', '--', dataDirectory, join(site.dir, 'data')]);
}

/** A script is started by its name; a key is for its owner alone. */
const modeOf = (text: string): number => (text.startsWith('#!') ? 0o755 : text.includes('PRIVATE KEY') ? 0o600 : 0o644);

/** The component's files: as its kind makes them, unless the stack brings its own, and what the stack puts behind them. */
export function filesOf(site: Site, kind: NodeKind): readonly (readonly [name: string, text: string])[] {
  const { files = {}, append = {} } = site.component;
  const filled = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(site, text)]));
  const behind = filled(append);
  return Object.entries({ ...kind.files(site), ...filled(files) }).map(([name, text]) => [
    name,
    text + (behind[name] ?? ''),
  ]);
}
