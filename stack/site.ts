import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskMount } from './disk.ts';
import { kindNamed } from './kinds/index.ts';
import type { Site } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { must } from './network.ts';

/** What is prepared once and kept. */
export interface Prepared {
  /** Data directory to copy for every database. */
  readonly dataDirectory: string;
  /** The application as one file. */
  readonly appBundle: string;
}

/** Where each component stands, in starting order. */
export const sitesOf = (lab: Lab, { appBundle }: Prepared): readonly Site[] =>
  lab.spec.components.map((component) => {
    const { spec: stack, tools, addresses } = lab;
    return { stack, component, tools, addresses, appBundle, dir: join(lab.stateDir, component.name) };
  });

/** Size of a component's own file system unless its kind says otherwise: room for configuration and sockets. */
const usualDiskMb = 8;

/** Fills a component's directory, which is a small file system of its own, so that a full one harms nobody else: its configuration and, for a database, its own copy of the data. */
export async function furnish(lab: Lab, site: Site, { dataDirectory }: Prepared): Promise<void> {
  const kind = kindNamed(site.component.kind);
  await mkdir(site.dir, { recursive: true });
  await must(lab, diskMount(site.dir, kind.diskMb ?? usualDiskMb));
  for (const [file, text] of Object.entries(kind.files(site))) {
    const path = join(site.dir, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  if (site.component.kind === 'mariadb') await must(lab, ['cp', '-R', '--', dataDirectory, join(site.dir, 'data')]);
}
