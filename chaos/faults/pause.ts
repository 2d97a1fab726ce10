import type { ComponentHandle } from '../../model/handle.ts';
import { atOnce } from '../acts.ts';
import type { Fault } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService, processFacts } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** What it needs of a target. */
interface Pausable extends Visible {
  /** Frozen and thawed all at once. */
  readonly components: readonly Pick<ComponentHandle, 'name' | 'observe' | 'pause' | 'resume'>[];
}

/**
 * Users connect and then hear nothing until they give up: a hung process, a stalled disk, a long garbage collection.
 * It is not a stop: a stopped process refuses, a paused one still accepts (its kernel does) and hangs.
 */
export const pause: Fault = {
  id: 'pause',
  title: 'freezes it, as a hung process',
  feels: 'Connections are accepted and nothing is ever answered; requests hang until they time out.',
  isNot: 'Not a stop: the port still listens, so checks that only connect see nothing wrong.',
  undo: { verb: 'resume', on: 'components' },

  async inject(target: Pausable, over?: AbortSignal) {
    await assertInService(target, over);
    await atOnce(target.components, (component) => component.pause());
  },

  heal: (target: Pausable) => atOnce(target.components, (component) => component.resume()),

  bit: async (target: Pausable) => ({ facts: await processFacts(target, { state: 'paused', listening: true }) }),

  healed: (target: Pausable) => allInService(target),
};
