import type { Evidence, Fact } from '../model/evidence.ts';
import type { ComponentHandle, NetworkHandle, ProcessFacts } from '../model/handle.ts';

/** A target that can be looked at. */
export interface Visible {
  /** Name in the stack. */
  readonly name: string;
  /** Its components, in starting order. */
  readonly components: readonly Pick<ComponentHandle, 'name' | 'observe'>[];
  /** Its place in the network. */
  readonly network: Pick<NetworkHandle, 'observe'>;
}

/** What a component must look like. */
export interface Wanted {
  /** State of its processes. */
  readonly state: ProcessFacts['state'];
  /** Whether its port listens; absent when that does not matter. */
  readonly listening?: boolean;
}

/** A component in full service. */
export const inService: Wanted = { state: 'running', listening: true };

/** One fact about the processes of each component, and one about its port when that matters. */
export async function processFacts(target: Pick<Visible, 'components'>, wanted: Wanted): Promise<readonly Fact[]> {
  const looks = target.components.map(async (component) => describe(component.name, await component.observe(), wanted));
  return (await Promise.all(looks)).flat();
}

function describe(name: string, seen: ProcessFacts, wanted: Wanted): readonly Fact[] {
  const count = seen.pids.length === 1 ? '1 process' : `${seen.pids.length} processes`;
  const asWanted = seen.state === wanted.state;
  const process = { what: `${name} process`, seen: `${seen.state}, ${count}`, asWanted };
  const frozen = [process, ...(wanted.state === 'paused' ? strayFacts(name, seen) : [])];
  if (wanted.listening === undefined) return frozen;
  const port = seen.listening ? 'listening' : 'not listening';
  return [...frozen, { what: `${name} port`, seen: port, asWanted: seen.listening === wanted.listening }];
}

/** One fact where processes of a component left its group: whoever stops the group stops those not, and they may serve on. */
export function strayFacts(name: string, { strays = [] }: Pick<ProcessFacts, 'strays'>): readonly Fact[] {
  if (strays.length === 0) return [];
  const count = strays.length === 1 ? '1 process' : `${strays.length} processes`;
  return [{ what: `${name} group`, seen: `left by ${count}, which no signal reaches`, asWanted: false }];
}

/** Whether the rule that silences the target is where it has to be; with its counter when that has to have grown. */
export async function silenceFacts(
  target: Pick<Visible, 'name' | 'network'>,
  wanted: { readonly inPlace: boolean; readonly dropped?: boolean },
): Promise<readonly Fact[]> {
  const { inPlace, droppedPackets } = await target.network.observe();
  const seen = inPlace ? 'in place' : 'absent';
  const rule = { what: `${target.name} silence rule`, seen, asWanted: inPlace === wanted.inPlace };
  if (!wanted.dropped) return [rule];
  const counter = {
    what: `${target.name} dropped packets`,
    seen: String(droppedPackets),
    asWanted: droppedPackets > 0,
  };
  return [rule, counter];
}

/** Everything runs and listens, and nothing is silenced: the state before every fault and after every healing. */
export async function allInService(target: Visible): Promise<Evidence> {
  const looks = [processFacts(target, inService), silenceFacts(target, { inPlace: false })];
  return { facts: (await Promise.all(looks)).flat() };
}
