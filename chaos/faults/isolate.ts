import type { Fact } from '../../model/evidence.ts';
import type { NetworkHandle } from '../../model/handle.ts';
import type { Fault, Moment } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService, inService, processFacts, ruleFact } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** What it needs of a target. */
interface Isolatable extends Visible {
  /** Silenced and restored. */
  readonly network: NetworkHandle;
}

/**
 * Users hear nothing at all, not even a refusal: a dead switch port, a wrong firewall rule, a machine without power.
 * It is not a stop: the components run on, keep what they hold, and do not know that nobody hears them.
 */
export const isolate: Fault = {
  id: 'isolate',
  title: 'cuts it off the network, in silence both ways',
  feels: 'Connections are neither accepted nor refused; only time-outs help.',
  isNot: 'Not a stop: the components run on, and nobody is told that they are gone.',
  undo: { verb: 'restore', on: 'network' },

  async inject(target: Isolatable) {
    await assertInService(target);
    await target.network.silence();
  },

  heal: (target: Isolatable) => target.network.restore(),

  async bit(target: Isolatable, moment: Moment) {
    const running = await processFacts(target, inService);
    const rule = await ruleFact(target, true);
    // Right after the injection nobody may have spoken yet; by the end of the hold a silence that dropped nothing cut nothing.
    const counter = moment === 'still' ? [await counterFact(target)] : [];
    return { facts: [rule, ...counter, ...running] };
  },

  healed: (target: Isolatable) => allInService(target),
};

async function counterFact(target: Isolatable): Promise<Fact> {
  const { droppedPackets } = await target.network.observe();
  return { what: `${target.name} dropped packets`, seen: String(droppedPackets), asWanted: droppedPackets > 0 };
}
