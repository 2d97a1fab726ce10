import type { RunEvent } from '../model/event.ts';

/** What a run is at, for whoever has to say where it was cut. */
export interface Step {
  /** Follows the run. */
  readonly saw: (event: RunEvent) => void;
  /** The step it is at, in words: `[3] stop server1: fault held`. */
  readonly now: () => string;
}

/** What an event begins, in the words of the living line and of a run that is cut; undefined when it begins nothing. */
const begun: Partial<Record<RunEvent['type'], string>> = {
  'stack-raised': 'between two episodes',
  'episode-started': 'steady state',
  'fault-intended': 'injection',
  'fault-injected': 'fault held',
  'healing-started': 'healing',
  'fault-healed': 'recovery',
  'load-ended': 'reading the ledgers',
  'episode-ended': 'between two episodes',
};

/** Follows a run from its begin. */
export function openStep(): Step {
  let [episode, phase] = ['', 'raising the stack'];
  return {
    saw: (event) => {
      if (event.type === 'episode-started') episode = `[${event.episode}] ${event.fault} ${event.target}: `;
      if (event.type === 'episode-ended') episode = '';
      phase = begun[event.type] ?? phase;
    },
    now: () => `${episode}${phase}`,
  };
}
