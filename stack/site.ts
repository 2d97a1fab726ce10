import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/** Fills a component's directory: its configuration and, for a database, its own copy of the data. */
export async function furnish(lab: Lab, site: Site, { dataDirectory }: Prepared): Promise<void> {
  await mkdir(site.dir, { recursive: true });
  for (const [file, text] of Object.entries(kindNamed(site.component.kind).files(site))) {
    const path = join(site.dir, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  if (site.component.kind === 'mariadb') await must(lab, ['cp', '-R', '--', dataDirectory, join(site.dir, 'data')]);
}
