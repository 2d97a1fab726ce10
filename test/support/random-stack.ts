import { chanceAt } from '../../model/chance.ts';
import type { ComponentSpec, LinkSpec, OperationName, StackSpec } from '../../model/stack.ts';
import { entriesOf, operationNames } from '../../model/stack.ts';
import { ms } from '../../model/units.ts';

/** A small stack that nobody would build: every kind of dependence that a drawing may have, at random. */
export function randomStack(seed: number): StackSpec {
  let asked = 0;
  const below = (end: number): number => Math.floor(chanceAt(seed, asked++) * end);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const hosts = Array.from({ length: 2 + below(4) }, (_, index) => `host${index + 1}`);
  const components: ComponentSpec[] = [];
  const put = (role: ComponentSpec['role'], kind: ComponentSpec['kind'], most: number, more: object = {}): void => {
    for (let left = below(most + 1); left > 0; left--) {
      components.push({ name: `c${components.length + 1}.${role}`, host: pick(hosts), kind, role, port: 1, ...more });
    }
  };
  const cluster = below(3) === 0 ? { settings: { cluster: true } } : {};
  put('balancer', 'haproxy', 2);
  put('web', 'nginx', 3);
  put('app', 'app', 3);
  put('primary', 'command', 1);
  put('primary', 'mariadb', 2, cluster);
  put('replica', 'mariadb', 2, cluster);
  if ('settings' in cluster) put('service', 'garbd', 1);
  const addresses = ['vip1', 'vip2']
    .slice(0, below(3))
    .map((name) => ({ name, on: hosts.slice(below(2), 2 + below(2)) }));
  for (const { name, on } of addresses) {
    for (const host of on) {
      const address = below(3) === 0 ? '' : name;
      const settings = { address, track: below(3) > 0, priority: below(4) === 0 ? 100 + below(100) : 0 };
      if (below(5) > 0) {
        const keeper = `c${components.length + 1}.keeper`;
        components.push({ name: keeper, host, kind: 'keepalived', role: 'guardian', port: 0, settings });
      }
    }
  }
  const named = [...components.map(({ name }) => name), ...addresses.map(({ name }) => name)];
  const links: LinkSpec[] = [];
  for (const { name: from } of components) {
    for (const to of named) {
      const operations = operationNames.filter(() => below(3) > 0);
      if (from !== to && below(3) === 0) links.push({ from, to, ...(below(2) === 0 && { operations }) });
    }
  }
  const fronts = [...addresses.map(({ name }) => name), ...named];
  const [entry, further] = [pick(fronts.slice(0, 4)), below(4) === 0 ? [pick(fronts)] : undefined];
  return {
    name: 'random',
    title: `seed ${seed}`,
    hosts: hosts.map((name) => ({ name })),
    components,
    links,
    entry: entry ?? 'nobody',
    ...(further && { furtherEntries: further }),
    client: 'client',
    failoverBudgetMs: ms(0),
    failoverBecause: 'a number for tests',
    ...(addresses.length > 0 && { addresses }),
  };
}

/** The same question as the engine's, answered the long way round: by walking the names, with nothing prepared. */
export function carriesSlowly(stack: StackSpec, operation: OperationName, lost: ReadonlySet<string>): boolean {
  const has = (roles: readonly string[]): boolean => stack.components.some(({ role }) => roles.includes(role));
  const files = has(['web']) ? 'web' : 'app';
  const rows = has(['app']) ? 'app' : 'web';
  const groups = { static: [files], read: [rows, 'data'], write: [rows, 'primary'] }[operation];
  const roles: Readonly<Record<string, readonly string[]>> = { data: ['primary', 'replica'] };
  const drawn = groups.filter((group) => has(roles[group] ?? [group]));
  const anywhere = linkedFrom(stack, operation);
  const isMet = (group: string): boolean => [...anywhere].some((name) => serves(stack, operation, name, group));
  const [first = '', ...others] = drawn;
  // Whoever answers may be passed by on the way to what is behind.
  const asked = !isMet(first) && others.some(isMet) ? others : drawn;
  const places = [stack.entry, ...(stack.furtherEntries ?? [])];
  if (asked.length === 0) return false;
  return places.every((place) => {
    const reached = walk(stack, operation, lost, place);
    return asked.every((group) => [...reached].some((name) => serves(stack, operation, name, group)));
  });
}

/** Whoever requests may come to, whichever host has an address. */
function linkedFrom(stack: StackSpec, operation: OperationName): ReadonlySet<string> {
  const reached = new Set(entriesOf(stack).map(({ name }) => name));
  for (const name of reached)
    for (const { from, to } of travelled(stack, operation)) if (from === name) reached.add(to);
  return reached;
}

function walk(stack: StackSpec, operation: OperationName, lost: ReadonlySet<string>, from: string): Set<string> {
  const reached = new Set<string>();
  const closed = powerless(stack, lost);
  const go = (name: string): void => {
    const there = stack.components.some((component) => component.name === name) ? name : holderOf(stack, lost, name);
    if (there === undefined || lost.has(there) || closed.has(there) || reached.has(there)) return;
    reached.add(there);
    for (const link of travelled(stack, operation)) if (link.from === there) go(link.to);
  };
  go(from);
  return reached;
}

/** Members of a cluster of which half are lost, or more: none of them serves. */
function powerless({ components }: StackSpec, lost: ReadonlySet<string>): ReadonlySet<string> {
  const members = components.filter(({ kind, settings }) => kind === 'garbd' || settings?.['cluster'] === true);
  const gone = members.filter(({ name }) => lost.has(name));
  return new Set(2 * gone.length >= members.length ? members.map(({ name }) => name) : []);
}

const travelled = (stack: StackSpec, operation: OperationName): readonly LinkSpec[] =>
  stack.links.filter(({ operations }) => operations === undefined || operations.includes(operation));

const dataRoles: ReadonlySet<string> = new Set(['primary', 'replica']);

function serves(stack: StackSpec, operation: OperationName, name: string, group: string): boolean {
  const roleOf = (each: string): string => stack.components.find((one) => one.name === each)?.role ?? '';
  const kind = stack.components.find((one) => one.name === name)?.kind;
  const out = travelled(stack, operation).filter(({ from, to }) => from === name && dataRoles.has(roleOf(to)));
  if (dataRoles.has(roleOf(name)) && kind !== 'mariadb' && out.length > 0) return false;
  if (group === 'data') return dataRoles.has(roleOf(name));
  if (group !== 'primary' || roleOf(name) !== 'replica') return roleOf(name) === group;
  return stack.links.some(({ to, operations }) => to === name && operations?.includes('write'));
}

/** What takes the requests to an address on the host that has it. */
function holderOf(stack: StackSpec, lost: ReadonlySet<string>, name: string): string | undefined {
  const hosts = stack.addresses?.find((address) => address.name === name)?.on ?? [];
  const seats = hosts.map((host, place) => {
    const keepers = keepersOf(stack, host, name);
    const { asked, front } = frontsOn(stack, host);
    const isAsked =
      keepers.length === 0 || (asked !== undefined && keepers.every(({ settings }) => settings?.['track'] !== false));
    const said = Math.max(0, ...keepers.map(({ settings }) => Number(settings?.['priority'])));
    return { keepers, front, isAsked, priority: said || 150 - 10 * place, place };
  });
  const ranked = seats.toSorted((a, b) => b.priority - a.priority || a.place - b.place);
  for (const { keepers, front, isAsked } of ranked) {
    const isKept = keepers.length === 0 || keepers.some((keeper) => !lost.has(keeper.name));
    const isWell = front !== undefined && !lost.has(front);
    if (isKept && (isWell || !isAsked)) return isWell ? front : undefined;
  }
  return undefined;
}

/** Who puts an address on a host: whoever names it, else whoever names none. */
function keepersOf(stack: StackSpec, host: string, name: string): readonly ComponentSpec[] {
  const there = stack.components.filter((one) => one.host === host && one.kind === 'keepalived');
  const naming = there.filter(({ settings }) => settings?.['address'] === name);
  const others = there.filter(({ settings }) => settings?.['address'] === '');
  return naming.length > 0 ? [...naming] : others;
}

/** What takes requests on a host, and what of it keepalived can ask: no database that is in no cluster. */
function frontsOn(stack: StackSpec, host: string) {
  const there = stack.components.filter((component) => component.host === host);
  const first = (roles: readonly string[]) => roles.flatMap((role) => there.find((one) => one.role === role) ?? [])[0];
  const taker = first(['balancer', 'web', 'app']);
  const isHere = (place: string): boolean =>
    stack.addresses?.some((address) => address.name === place && address.on.includes(host)) === true;
  const entered = [stack.entry, ...(stack.furtherEntries ?? [])].flatMap(
    (place) => there.find((one) => one.name === place) ?? (isHere(place) ? (taker ?? []) : []),
  );
  const member = there.find(({ kind, settings }) => kind === 'mariadb' && settings?.['cluster'] === true);
  const asked = entered[0] ?? taker ?? member;
  return { asked: asked?.name, front: (asked ?? first(['primary', 'replica']))?.name };
}
