import type { ComponentSpec, FloatingAddress, Role, StackSpec } from '../../model/stack.ts';

/** A host that may have a floating address. */
export interface Seat {
  /** Name of the address. */
  readonly address: string;
  /** Name of the component that takes what comes to the address there; absent when none does. */
  readonly front?: string;
  /** Components that put the address there; all of them lost, it is not there. */
  readonly keepers: readonly string[];
  /** Whether they give it up when the front is lost. */
  readonly isTracked: boolean;
}

/** Roles that take what comes to an address, best first. */
const fronts: readonly Role[] = ['balancer', 'web', 'app', 'primary', 'replica'];

/** The hosts of every floating address, for each address the preferred one first. */
export const seatsOf = (stack: StackSpec): readonly Seat[] =>
  (stack.addresses ?? []).flatMap((address) =>
    address.on
      .map((host, place) => seatOn(stack, address, host, place))
      .toSorted((a, b) => b.priority - a.priority)
      .map(({ seat }) => seat),
  );

function seatOn(stack: StackSpec, address: FloatingAddress, host: string, place: number) {
  const there = stack.components.filter((component) => component.host === host);
  const front = fronts.flatMap((role) => there.filter((component) => component.role === role))[0];
  const keepers = there.filter((component) => component.role === 'guardian' && guards(stack, component, address));
  const seat: Seat = {
    address: address.name,
    ...(front && { front: front.name }),
    keepers: keepers.map(({ name }) => name),
    isTracked: keepers.every((keeper) => isTracking(keeper)),
  };
  // keepalived's own order when nobody says another: the first host has 150, and each further one 10 less.
  const said = Math.max(0, ...keepers.map(({ settings }) => Number(settings?.['priority'] ?? 0)));
  return { seat, priority: said > 0 ? said : 150 - 10 * place };
}

/** Whether a guardian looks after this address; one that names none has the first that may be on its host. */
function guards({ addresses = [] }: StackSpec, { host, settings }: ComponentSpec, { name }: FloatingAddress): boolean {
  const named = settings?.['address'] ?? '';
  return name === (named === '' ? addresses.find(({ on }) => on.includes(host))?.name : named);
}

/** A configuration of the user's own hides it; then it is what such a guardian is for. */
const isTracking = ({ files, settings }: ComponentSpec): boolean =>
  files?.['keepalived.conf'] !== undefined || settings?.['track'] !== false;

/** Whether a host has its address, as long as no better one has it. */
const holds = ({ front, keepers, isTracked }: Seat, isLost: (component: string) => boolean): boolean =>
  !(keepers.length > 0 && keepers.every(isLost)) && !(isTracked && (front === undefined || isLost(front)));

/** The place of the host that has each address, among all: none for an address that nobody has. */
export function taken(seats: readonly Seat[], isLost: (component: string) => boolean): ReadonlySet<number> {
  const first = new Map<string, number>();
  for (const [place, seat] of seats.entries()) {
    if (!first.has(seat.address) && holds(seat, isLost)) first.set(seat.address, place);
  }
  return new Set(first.values());
}
