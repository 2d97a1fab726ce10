import { describe, expect, it } from 'vitest';
import type { NetworkHandle, TargetHandle } from '../../model/handle.ts';
import { share } from '../../model/units.ts';
import { togetherAs } from '../../stack/pair.ts';

/** A target in whose network something may be in place; what is done to it is written down. */
function half(name: string, inPlace: boolean, done: string[]): TargetHandle {
  const note = (act: string) => async (): Promise<void> => void done.push(`${act} ${name}`);
  const network: NetworkHandle = {
    silence: note('silence'),
    restore: note('restore'),
    observe: async () => ({ inPlace, droppedPackets: inPlace ? 3 : 0 }),
    loss: {
      lose: note('lose'),
      restore: note('end the loss of'),
      observe: async () => ({ inPlace, droppedPackets: 1, seenPackets: 2, plannedShare: share(0.1) }),
    },
  };
  return { name, components: [], network, witness: async () => [] };
}

function pair(...inPlace: readonly boolean[]) {
  const done: string[] = [];
  const parts = inPlace.map((each, index) => half(`server${index + 1}`, each, done));
  return { done, both: togetherAs('server1+server2', parts, { components: [], witness: async () => [] }) };
}

describe('two targets together', () => {
  it('are silenced as soon as one of them is', async () => {
    expect(await pair(false, true).both.network.observe()).toEqual({ inPlace: true, droppedPackets: 3 });
    expect(await pair(false, false).both.network.observe()).toMatchObject({ inPlace: false });
    expect(await pair(true, false).both.network.loss.observe()).toMatchObject({ inPlace: true, seenPackets: 4 });
  });

  it('are both restored', async () => {
    const { done, both } = pair(true, true);
    await both.network.restore();
    await both.network.loss.restore();
    expect(done).toEqual(['restore server1', 'restore server2', 'end the loss of server1', 'end the loss of server2']);
  });

  it('are not cut off the network, by nothing and in no part', async () => {
    const { done, both } = pair(false, false);
    await expect(both.network.silence()).rejects.toThrow('cannot be cut off');
    await expect(both.network.loss.lose()).rejects.toThrow('cannot be cut off');
    expect(done).toEqual([]);
  });
});
