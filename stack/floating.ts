import { Failure } from '../model/failure.ts';
import type { FloatingAddress } from '../model/stack.ts';
import { ms } from '../model/units.ts';
import type { ManagedComponent } from './component.ts';
import type { KeepalivedSettings } from './kinds/keepalived.ts';
import { keepalivedDefaults } from './kinds/keepalived.ts';
import { settingsOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { floatingAddressesOf } from './network.ts';
import { poll } from './poll.ts';

/** Longest time for one look, and for the first election: it takes some advertisements and some health checks. */
const [lookMs, settlingMs] = [2000, 20_000];

/** The hosts that have an address now: none, one, or, when they are at odds, more. */
export async function holdersOf(lab: Lab, { name, on }: FloatingAddress): Promise<readonly string[]> {
  const to = `${floatingAddressesOf(lab.spec)[name]}/32`;
  const looks = on.map(async (host) => {
    const argv = onHost(host, [lab.tools.ip, '-oneline', '-4', 'address', 'show', 'to', to]);
    const { stdout } = await lab.shell.run(argv, { timeoutMs: ms(lookMs) });
    return stdout.trim() === '' ? [] : [host];
  });
  return (await Promise.all(looks)).flat();
}

/** Addresses that are not where they belong, in words: on the first of their hosts, and nowhere else. */
export async function astray(lab: Lab, components: readonly ManagedComponent[]): Promise<readonly string[]> {
  const looks = (lab.spec.addresses ?? []).map(async (address) => {
    const [first = '', ...rest] = await holdersOf(lab, address);
    if (rest.length > 0) return [`${address.name} is on ${[first, ...rest].join(' and ')} at once`];
    if (first === '') return [`${address.name} is on no host`];
    const [home = ''] = address.on;
    if (first === home || staysAway(components, home)) return [];
    return [`${address.name} is on ${first}, not on ${home}`];
  });
  return (await Promise.all(looks)).flat();
}

/** Whether an address that left a host does not come back by itself, by the settings of the keepalived there. */
const staysAway = (components: readonly ManagedComponent[], host: string): boolean =>
  components.some(
    ({ site: { component } }) =>
      component.host === host &&
      component.kind === 'keepalived' &&
      !settingsOf<KeepalivedSettings>(keepalivedDefaults, component).preempt,
  );

/** Waits until every floating address is where it belongs. */
export async function addressesSettle(lab: Lab, components: readonly ManagedComponent[]): Promise<void> {
  let last: readonly string[] = [];
  const look = async (): Promise<boolean> => (last = await astray(lab, components)).length === 0;
  if (await poll(lab.clock, { everyMs: 20, withinMs: settlingMs }, look)) return;
  throw new Failure('component-not-ready', {
    what: `${last.join('; ')}, ${settlingMs} ms after the start`,
    why: 'whoever moves the address is not configured for it, or finds its own host unfit',
  });
}
