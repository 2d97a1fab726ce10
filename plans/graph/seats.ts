import { guardedAddresses, leadsTo, priorityOf, trackedBy } from '../../model/guardian.ts';
import type { ComponentSpec, FloatingAddress, StackSpec } from '../../model/stack.ts';

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

/** The hosts of every floating address, for each address the preferred one first. */
export const seatsOf = (stack: StackSpec): readonly Seat[] =>
  (stack.addresses ?? []).flatMap((address) =>
    address.on
      .map((host) => seatOn(stack, address, host))
      .toSorted((a, b) => b.priority - a.priority)
      .map(({ seat }) => seat),
  );

function seatOn(stack: StackSpec, address: FloatingAddress, host: string) {
  const there = stack.components.filter((component) => component.host === host);
  const front = leadsTo(stack, host, address) ?? frontDatabase(there);
  const guardians = there.filter(({ role }) => role === 'guardian');
  const keepers = guardians.filter((guardian) => guardedAddresses(stack, guardian).includes(address));
  const seat: Seat = {
    address: address.name,
    ...(front && { front: front.name }),
    keepers: keepers.map(({ name }) => name),
    isTracked: keepers.every((keeper) => isTracking(stack, keeper)),
  };
  return {
    seat,
    priority: Math.max(0, ...(keepers.length > 0 ? keepers : [{ host }]).map((keeper) => priorityOf(keeper, address))),
  };
}

/** Who takes what comes to an address where nobody stands that keepalived would ask whether it is well: a database by itself. */
const frontDatabase = (there: readonly ComponentSpec[]): ComponentSpec | undefined =>
  there.find(({ role }) => role === 'primary') ?? there.find(({ role }) => role === 'replica');

/** A program or a configuration of the user's own hides it; then it is what such a guardian is for. */
const isTracking = (stack: StackSpec, keeper: ComponentSpec): boolean =>
  keeper.kind !== 'keepalived' ||
  keeper.files?.['keepalived.conf'] !== undefined ||
  trackedBy(stack, keeper) !== undefined;

/** Whether all are lost who would bring an address to a host, or take it away from there. */
const isAbandoned = ({ keepers }: Pick<Seat, 'keepers'>, isLost: (component: string) => boolean): boolean =>
  keepers.length > 0 && keepers.every(isLost);

/** Whether a host has its address, as long as no better one has it. */
const holds = ({ front, keepers, isTracked }: Seat, isLost: (component: string) => boolean): boolean =>
  !isAbandoned({ keepers }, isLost) && !(isTracked && (front === undefined || isLost(front)));

/**
 * The place of the host that has each address, among all: none for an address that nobody has.
 * @param isKept whether an address that nobody takes stays where it was when those are lost who would take it away
 */
export function taken(
  seats: readonly Seat[],
  isLost: (component: string) => boolean,
  isKept = false,
): ReadonlySet<number> {
  const first = firstHolding(seats, isLost);
  const before = isKept ? firstHolding(seats, () => false) : new Map<string, number>();
  for (const [address, place] of before) {
    const seat = seats[place];
    if (!first.has(address) && seat && isAbandoned(seat, isLost)) first.set(address, place);
  }
  return new Set(first.values());
}

function firstHolding(seats: readonly Seat[], isLost: (component: string) => boolean): Map<string, number> {
  const first = new Map<string, number>();
  for (const [place, seat] of seats.entries()) {
    if (!first.has(seat.address) && holds(seat, isLost)) first.set(seat.address, place);
  }
  return first;
}
