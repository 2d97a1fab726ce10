import type { ManagedComponent } from './component.ts';
import type { Lab } from './lab.ts';
import { uncoverMounts } from './mounts.ts';
import { lowerNetwork } from './network.ts';

/**
 * Removes everything that raising made. The databases are killed, not asked: their directories go with them.
 * Goes on past a failing step and reports the first failure at the end.
 */
export async function lowerStack(lab: Lab, components: readonly ManagedComponent[]): Promise<void> {
  for (const component of components) component.strike();
  const killed = await Promise.allSettled(components.map((component) => component.kill()));
  const network = await Promise.allSettled([lowerNetwork(lab)]);
  const mounts = await Promise.allSettled([uncoverMounts(lab)]);
  const failed = [...killed, ...network, ...mounts].find((step) => step.status === 'rejected');
  if (failed) throw failed.reason;
}
