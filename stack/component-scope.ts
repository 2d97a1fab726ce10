import { clusterPorts, isMember } from '../model/cluster.ts';
import { doorPort } from '../model/door.ts';
import { trackedBy } from '../model/guardian.ts';
import type { ComponentSpec, StackSpec } from '../model/stack.ts';
import { innerHealthPort } from './health.ts';
import { keepalivedFile, routerIdsOf } from './kinds/keepalived.ts';
import { addressOf, componentNamed } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import type { SilenceScope } from './loss.ts';
import { floatingAddressesOf } from './network.ts';
import { speaksTls } from './tls/speaks.ts';

/** What it follows from. */
type Place = Pick<Lab, 'spec' | 'addresses'>;

/** A component that is called, at one of its ports. */
interface Call {
  readonly to: ComponentSpec;
  readonly port: number;
}

/**
 * One component: all its ports, and the places it calls, both ways. What it says to others on its own host goes over the
 * loopback device and is dropped too, as it would be if the component alone were unplugged.
 *
 * The packet filter cannot tell whose call it is. So a place that somebody else on the host calls as well stays open: to close
 * it would take that one away too, and blame this component for it. One that listens can be reached by nobody all the same;
 * one that does not is cut off by its calls alone, so that with a single one left open the scope is empty: no cut at all.
 */
export function componentScope(lab: Place, component: ComponentSpec): SilenceScope {
  if (component.kind === 'keepalived') return bothWays([vrrpOf(lab.spec, component)]);
  const ports = portsOf(component);
  const calls = callsOf(lab.spec, component);
  const others = new Set(
    othersOn(lab.spec, component)
      .flatMap((other) => callsOf(lab.spec, other))
      .flatMap(placesOf(lab)),
  );
  const isShared = (place: string): boolean => others.has(place);
  if (ports.length === 0 && calls.flatMap(placesOf(lab)).some(isShared)) return bothWays([]);
  const own = (end: 's' | 'd') => ports.map((port) => `tcp ${end}port ${port}`);
  const called = (end: 's' | 'd') => calls.flatMap((call) => conditionOf(lab, call, end, isShared));
  // Members of a cluster call each other, whoever comes first.
  const group = isMember(component) ? ['s', 'd'].map((end) => `tcp ${end}port { ${clusterPorts.join(', ')} }`) : [];
  return {
    input: [...own('d'), ...called('s'), ...group],
    output: [...own('s'), ...called('d'), ...group],
  };
}

const bothWays = (conditions: readonly string[]): SilenceScope => ({ input: conditions, output: conditions });

/** VRRP is a protocol of its own, without ports; the number of a group is its second byte, by which two on one host differ. */
function vrrpOf(stack: StackSpec, component: ComponentSpec): string {
  const isAlone = othersOn(stack, component).every(({ kind }) => kind !== 'keepalived');
  const groups = groupsOf(stack, component);
  return isAlone || groups.length === 0 ? 'ip protocol 112' : `ip protocol 112 @th,8,8 { ${groups.join(', ')} }`;
}

/** Numbers of the groups that it speaks for, those among them that its stack says itself; none where nobody can tell. */
function groupsOf(stack: StackSpec, component: ComponentSpec): readonly number[] {
  const [own, more = ''] = [component.files?.[keepalivedFile], component.append?.[keepalivedFile]];
  const text = `${own ?? ''}\n${more}`;
  if (/^\s*include/m.test(text)) return [];
  const said = [...text.matchAll(/^\s*virtual_router_id\s+(\d+)/gm)].map(([, number]) => Number(number));
  return own === undefined ? [...routerIdsOf({ stack, component }), ...said] : said;
}

/** Every port it listens on: its own, where it answers for its health behind TLS, and where it tells its metrics. */
function portsOf(component: ComponentSpec): readonly number[] {
  const { port, settings } = component;
  const health = speaksTls(component) ? [innerHealthPort(component)] : [];
  const metrics = typeof settings?.['metricsPort'] === 'number' ? [settings['metricsPort']] : [];
  return [port, ...health, ...metrics].filter((each) => each > 0);
}

const othersOn = ({ components }: StackSpec, { name, host }: ComponentSpec): readonly ComponentSpec[] =>
  components.filter((other) => other.host === host && other.name !== name);

/**
 * What a component calls over the network: what its links lead to, or what a keepalived asks whether it is well. The exporter of
 * a database asks it over its socket, and members of a cluster call each other at ports of their own.
 */
function callsOf(stack: StackSpec, component: ComponentSpec): readonly Call[] {
  if (component.kind === 'mysqld-exporter') return [];
  const tracked = component.kind === 'keepalived' ? trackedBy(stack, component) : undefined;
  if (tracked) return [{ to: tracked, port: tracked.port }];
  return stack.links
    .filter(({ from }) => from === component.name)
    .map(({ to }) => componentNamed(stack, to))
    .filter((to) => !isMember(component) || !isMember(to))
    .map((to) => ({ to, port: doorPort(component, to) }))
    .filter(({ port }) => port > 0);
}

/** The places of a call, as words to compare: an address that two hosts may have is a place of both. */
const placesOf =
  (lab: Place) =>
  ({ to, port }: Call): readonly string[] =>
    addressesFor(lab, to.host).map((address) => `${address}:${port}`);

function conditionOf(
  lab: Place,
  { to, port }: Call,
  end: 's' | 'd',
  isShared: (place: string) => boolean,
): readonly string[] {
  const own = addressesFor(lab, to.host).filter((address) => !isShared(`${address}:${port}`));
  if (own.length === 0) return [];
  return [`ip ${end}addr ${own.length === 1 ? own.join('') : `{ ${own.join(', ')} }`} tcp ${end}port ${port}`];
}

/** Every address at which a host may be called. */
function addressesFor({ spec, addresses }: Place, host: string): readonly string[] {
  const floating = (spec.addresses ?? []).filter(({ on }) => on.includes(host));
  return [addressOf(addresses, host), ...floating.map(({ name }) => addressOf(floatingAddressesOf(spec), name))];
}
