import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ManagedComponent } from '../../stack/component.ts';
import { haproxySocket } from '../../stack/kinds/haproxy.ts';
import type { Site } from '../../stack/kinds/kind.ts';

/** A balancer that tells this view of its servers at its socket, in a folder of its own, until it is closed. */
export async function toldView(site: Site, csv: string): Promise<{ balancer: ManagedComponent; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), 'view-'));
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(csv));
  });
  await new Promise<void>((resolve) => server.listen(haproxySocket(dir), resolve));
  return {
    balancer: serving({ ...site, dir }),
    close: () => {
      server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A component that is in service, as far as anybody looks. */
export const serving = (site: Site): ManagedComponent =>
  ({
    name: site.component.name,
    site,
    leads: () => true,
    observe: async () => ({ state: 'running', listening: true, pids: [1] }),
  }) as Partial<ManagedComponent> as ManagedComponent;
