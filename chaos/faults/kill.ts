import type { ComponentHandle } from '../../model/handle.ts';
import { atOnce, eachInTurn } from '../acts.ts';
import type { Fault } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService, processFacts } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/** What it needs of a target. */
interface Killable extends Visible {
  /** Killed all at once, started first to last. */
  readonly components: readonly Pick<ComponentHandle, 'name' | 'observe' | 'kill' | 'start'>[];
}

/**
 * Users see their connection reset in the middle of an answer, then are refused: a crash, or the kernel short of memory.
 * It is not the loss of a machine: the kernel lives on and tells every peer at once that the connection is over.
 */
export const kill: Fault = {
  id: 'kill',
  title: 'ends it without warning, as a crash',
  feels: 'Requests under way break off with a reset; new connections are refused at once.',
  isNot: 'Not the loss of a machine: its kernel still tells every peer that the connection is over.',
  undo: { verb: 'start', on: 'components' },

  async inject(target: Killable, over?: AbortSignal) {
    await assertInService(target, over);
    await atOnce(target.components, (component) => component.kill());
  },

  heal: (target: Killable) => eachInTurn(target.components, (component) => component.start()),

  bit: async (target: Killable) => ({ facts: await processFacts(target, { state: 'absent', listening: false }) }),

  healed: (target: Killable) => allInService(target),
};
