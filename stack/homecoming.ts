import { guardedAddresses } from '../model/guardian.ts';
import type { FloatingAddress } from '../model/stack.ts';
import type { ManagedComponent } from './component.ts';
import { holdersOf, staysAway } from './floating.ts';
import type { Lab } from './lab.ts';
import { poll } from './poll.ts';

/** Longest wait for an address to be on its preferred host: that one may still have to find itself fit. */
const withinMs = 10_000;

/**
 * Brings every address to its preferred host that left it and does not come back by itself (`preempt: false`), as an operator would:
 * keepalived is stopped where the address is, and started again once it is home. Whatever is done to the preferred host while the
 * address is elsewhere would be survived for no reason but an earlier fault.
 * @returns names of the addresses that were brought home; one that did not come is none
 */
export async function bringHome(lab: Lab, components: readonly ManagedComponent[]): Promise<readonly string[]> {
  const brought: string[] = [];
  for (const address of lab.spec.addresses ?? []) {
    const [home = ''] = address.on;
    if (staysAway(components, home) && (await isBrought(lab, components, address))) brought.push(address.name);
  }
  return brought;
}

async function isBrought(lab: Lab, components: readonly ManagedComponent[], address: FloatingAddress) {
  const [home = ''] = address.on;
  const away = new Set((await holdersOf(lab, address)).filter((host) => host !== home));
  const guardians = components.filter(
    ({ site: { component } }) =>
      component.kind === 'keepalived' &&
      away.has(component.host) &&
      guardedAddresses(lab.spec, component).includes(address),
  );
  if (guardians.length === 0) return false;
  const isHome = async (): Promise<boolean> => (await holdersOf(lab, address)).join() === home;
  try {
    for (const guardian of guardians) await guardian.stop();
    return await poll(lab.clock, { everyMs: 50, withinMs }, isHome);
  } finally {
    for (const guardian of guardians) await guardian.start();
  }
}
