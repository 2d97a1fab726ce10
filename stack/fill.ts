import { dirname, join } from 'node:path';
import { fillPlaceholders } from '../model/placeholder.ts';
import type { Site } from './kinds/kind.ts';

/** A text of the stack file with its placeholders replaced by what the lab has in their place. */
export const fill = (site: Site, text: string): string =>
  fillPlaceholders(text, (what, of) => (of === undefined ? own(site, what) : other(site, what, of)));

const own = ({ dir, component }: Site, what: string): string | undefined =>
  ({ dir, port: String(component.port) })[what];

function other(site: Site, what: string, of: string): string | undefined {
  const { tools } = site;
  const component = site.stack.components.find(({ name }) => name === of);
  if (what === 'address') return site.addresses[of];
  if (what === 'dir') return component && join(dirname(site.dir), of);
  if (what === 'port') return component && String(component.port);
  const tool = what === 'tool' ? Object.entries(tools).find(([name]) => name === of)?.[1] : undefined;
  return typeof tool === 'string' ? tool : undefined;
}
