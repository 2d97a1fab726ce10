import { Failure } from '../model/failure.ts';
import type { ComponentSpec, FloatingAddress } from '../model/stack.ts';
import { later, ms } from '../model/units.ts';
import type { ManagedComponent } from './component.ts';
import type { KeepalivedSettings } from './kinds/keepalived.ts';
import { keepalivedDefaults } from './kinds/keepalived.ts';
import { settingsOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { onHost } from './lab.ts';
import { floatingAddressesOf } from './network.ts';
import { answerOf } from './must.ts';
import { poll } from './poll.ts';

/** Longest time for one look, and for the first election: it takes some advertisements and some health checks. */
const [lookMs, settlingMs] = [2000, 20_000];

/** The hosts that have an address now: none, one, or, when they are at odds, more. */
export async function holdersOf(lab: Lab, { name, on }: FloatingAddress): Promise<readonly string[]> {
  const to = `${floatingAddressesOf(lab.spec)[name]}/32`;
  const looks = on.map(async (host) => {
    return (await said(lab, host, '-4', 'address', 'show', 'to', to)).trim() === '' ? [] : [host];
  });
  return (await Promise.all(looks)).flat();
}

/**
 * Addresses that are not where they belong, in words: on the first of their hosts, and nowhere else.
 * @param mayStay whether one that does not come back by itself may be on any of its hosts
 */
export async function astray(
  lab: Lab,
  components: readonly ManagedComponent[],
  mayStay = true,
): Promise<readonly string[]> {
  const looks = (lab.spec.addresses ?? []).map(async (address) => {
    const [first = '', ...rest] = await holdersOf(lab, address);
    if (rest.length > 0) return [`${address.name} is on ${[first, ...rest].join(' and ')} at once`];
    if (first === '') return [`${address.name} is on no host`];
    const [home = ''] = address.on;
    if (first === home || (mayStay && staysAway(components, home))) return [];
    return [`${address.name} is on ${first}, not on ${home}`];
  });
  return (await Promise.all(looks)).flat();
}

/** The longest time between two advertisements of any who may hold an address. */
const longestAdvertMs = (components: readonly ManagedComponent[]): number =>
  Math.max(0, ...components.map(({ site: { component } }) => advertMsOf(component)));

const advertMsOf = (component: ComponentSpec): number =>
  component.kind === 'keepalived' ? settingsOf<KeepalivedSettings>(keepalivedDefaults, component).advertMs : 0;

/** Whether an address that left a host does not come back by itself, by the settings of the keepalived there. */
export const staysAway = (components: readonly ManagedComponent[], host: string): boolean =>
  components.some(
    ({ site: { component } }) =>
      component.host === host &&
      component.kind === 'keepalived' &&
      !settingsOf<KeepalivedSettings>(keepalivedDefaults, component).preempt,
  );

/** Hosts that take another one for the holder of an address, in words: they call in vain until the right one announces it again. */
async function misled(lab: Lab): Promise<readonly string[]> {
  const looks = (lab.spec.addresses ?? []).map(async (address) => {
    const [holder] = await holdersOf(lab, address);
    if (holder === undefined) return [`${address.name} is on no host`];
    const hardware = /link\/ether (\S+)/.exec(await said(lab, holder, 'link', 'show', 'dev', 'eth0'))?.[1];
    const to = floatingAddressesOf(lab.spec)[address.name] ?? '';
    const others = lab.spec.hosts.filter(({ name }) => name !== holder);
    const each = others.map(async ({ name }) => {
      const known = /lladdr (\S+)/.exec(await said(lab, name, '-4', 'neighbour', 'show', 'to', to))?.[1];
      return known === undefined || known === hardware
        ? []
        : [`${name} does not take ${holder} for ${address.name} yet`];
    });
    return (await Promise.all(each)).flat();
  });
  return (await Promise.all(looks)).flat();
}

const said = (lab: Lab, host: string, ...words: readonly string[]): Promise<string> =>
  answerOf(lab, onHost(host, [lab.tools.ip, '-oneline', ...words]), ms(lookMs));

/**
 * Waits until every floating address is where it belongs, stays there, and everyone who calls it gets there. Two that elect their
 * first holder wait nearly equally long: who has not heard the other one's first advertisement yet takes the address as well, and
 * lets it go at the next, but the neighbours may have believed him.
 */
export async function addressesSettle(lab: Lab, components: readonly ManagedComponent[]): Promise<void> {
  let last: readonly string[] = [];
  const isClean = async (look: Promise<readonly string[]>): Promise<boolean> => (last = await look).length === 0;
  const look = async (): Promise<boolean> => {
    if (!(await isClean(astray(lab, components)))) return false;
    await lab.clock.until(later(lab.clock.now(), longestAdvertMs(components)));
    return (await isClean(astray(lab, components))) && isClean(misled(lab));
  };
  if (await poll(lab.clock, { everyMs: 20, withinMs: settlingMs }, look)) return;
  throw new Failure('component-not-ready', {
    what: `${last.join('; ')}, ${settlingMs} ms after the start`,
    why: 'whoever moves the address is not configured for it, or finds its own host unfit',
  });
}
