import type { ComponentHandle } from '../../model/handle.ts';
import type { Fault } from '../contract.ts';
import { eachInTurn } from '../acts.ts';
import type { Visible } from '../facts.ts';
import { allInService, processFacts } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** What it needs of a target. */
interface Stoppable extends Visible {
  /** Stopped last to first, started first to last. */
  readonly components: readonly Pick<ComponentHandle, 'name' | 'observe' | 'stop' | 'start'>[];
}

/**
 * Users of the component are refused at once, after the requests under way were answered: maintenance, a deployment.
 * It is not a crash: the component is asked to end, says goodbye to its peers and saves what it holds.
 */
export const stop: Fault = {
  id: 'stop',
  title: 'ends it gracefully, as for maintenance',
  feels: 'Requests under way are answered; new connections are refused at once.',
  isNot: 'Not a crash: the component closes its connections and saves what it holds.',
  undo: { verb: 'start', on: 'components' },

  async inject(target: Stoppable, over?: AbortSignal) {
    await assertInService(target, over);
    for (const component of target.components.toReversed()) {
      over?.throwIfAborted();
      await component.stop();
    }
  },

  heal: (target: Stoppable) => eachInTurn(target.components, (component) => component.start()),

  bit: async (target: Stoppable) => ({ facts: await processFacts(target, { state: 'absent', listening: false }) }),

  healed: (target: Stoppable) => allInService(target),
};
