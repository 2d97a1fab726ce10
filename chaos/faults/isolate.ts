import type { NetworkHandle } from '../../model/handle.ts';
import type { Fault, Moment } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService, inService, processFacts, silenceFacts } from '../facts.ts';
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

  async inject(target: Isolatable, over?: AbortSignal) {
    await assertInService(target, over);
    await target.network.silence();
  },

  heal: (target: Isolatable) => target.network.restore(),

  async bit(target: Isolatable, moment: Moment) {
    // Right after the injection nobody may have spoken yet; by the end of the hold a silence that dropped nothing cut nothing.
    const silence = silenceFacts(target, { inPlace: true, dropped: moment === 'still' });
    return { facts: (await Promise.all([silence, processFacts(target, inService)])).flat() };
  },

  healed: (target: Isolatable) => allInService(target),
};
