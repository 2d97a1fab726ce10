import type { Fault } from '../contract.ts';
import type { Visible } from '../facts.ts';
import { allInService } from '../facts.ts';
import { assertInService } from '../pre-state.ts';

/**
 * Users feel nothing: everything around the act is done as for a real fault, only the act is left out.
 * It is not a rest: whatever goes wrong in this episode is the doing of the test itself, and the run proves nothing.
 */
export const sham: Fault = {
  id: 'sham',
  title: 'does nothing, as the control arm',
  feels: 'Nothing: every component keeps serving.',
  isNot: 'Not a pause of the test: load, looks and waits are those of a real fault.',
  undo: { verb: 'nothing', on: 'nothing' },

  inject: (target: Visible, over?: AbortSignal) => assertInService(target, over),

  heal: async () => {},

  bit: (target: Visible) => allInService(target),

  healed: (target: Visible) => allInService(target),
};
