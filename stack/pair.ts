import { Failure } from '../model/failure.ts';
import type { LossFacts, NetworkHandle, SilenceFacts, TargetHandle } from '../model/handle.ts';
import { share } from '../model/units.ts';

/**
 * Two targets as one: what is done to it is done to the components of both, in starting order, and what is seen of it is
 * seen of both. A pair has no place in the network that could be cut off: nobody would lift two rules for certain.
 */
export function togetherAs(
  name: string,
  parts: readonly TargetHandle[],
  { components, witness }: Pick<TargetHandle, 'components' | 'witness'>,
): TargetHandle {
  return {
    name,
    components,
    witness,
    network: networkOf(
      name,
      parts.map(({ network }) => network),
    ),
  };
}

function networkOf(name: string, networks: readonly NetworkHandle[]): NetworkHandle {
  const refuse = (): Promise<never> => Promise.reject(notCutOff(name));
  const all = async (act: (network: NetworkHandle) => Promise<void>): Promise<void> => {
    for (const network of networks) await act(network);
  };
  return {
    silence: refuse,
    restore: () => all((network) => network.restore()),
    observe: async () => addedUp(await Promise.all(networks.map((network) => network.observe()))),
    loss: {
      lose: refuse,
      restore: () => all((network) => network.loss.restore()),
      observe: async () => lossOf(await Promise.all(networks.map((network) => network.loss.observe()))),
    },
  };
}

/** In place as soon as it is for one of them. */
const addedUp = (seen: readonly SilenceFacts[]): SilenceFacts => ({
  inPlace: seen.some(({ inPlace }) => inPlace),
  droppedPackets: seen.reduce((sum, { droppedPackets }) => sum + droppedPackets, 0),
});

const lossOf = (seen: readonly LossFacts[]): LossFacts => ({
  ...addedUp(seen),
  seenPackets: seen.reduce((sum, { seenPackets }) => sum + seenPackets, 0),
  plannedShare: share(Math.max(0, ...seen.map(({ plannedShare }) => plannedShare))),
});

const notCutOff = (name: string): Failure =>
  new Failure('bad-plan', {
    what: `${name} cannot be cut off the network`,
    why: 'a fault of the network has one target',
  });
