import type { RunEvent } from '../model/event.ts';

/** What a run is at, for whoever has to say where it was cut. */
export interface Step {
  /** Follows the run. */
  readonly saw: (event: RunEvent) => void;
  /** The step it is at, in words: `[3] stop server1: fault held`, `probe promotion: kill primary`. */
  readonly now: () => string;
}

/** What an event begins, in the words of the living line and of a run that is cut. */
const begun: Partial<Record<RunEvent['type'], string>> = {
  'probe-started': '',
  'episode-started': 'steady state',
  'fault-intended': 'injection',
  'fault-injected': 'fault held',
  'healing-started': 'healing',
  'fault-healed': 'recovery',
  'load-ended': 'reading the ledgers',
  'episode-ended': 'between two episodes',
};

/** Follows a run from its begin; its probes, if there are any, come before its episodes. */
export function openStep(probes = 0): Step {
  let [part, phase, place] = ['', 'raising the stack', 0];
  return {
    saw: (event) => {
      if (event.type === 'probe-started') place = event.place;
      part = partAfter(event) ?? part;
      phase = phaseAfter(event, probes - place) ?? phase;
    },
    now: () => [part, phase].filter((words) => words !== '').join(': '),
  };
}

/** The episode or probe that an event belongs to, empty between two; undefined when it changes nothing. */
function partAfter(event: RunEvent): string | undefined {
  if (event.type === 'episode-started') return `[${event.episode}] ${event.fault} ${event.target}`;
  if (event.type === 'probe-started') return `probe ${event.probe}`;
  return isEnd(event) ? '' : undefined;
}

/** A probe for which the stack was not steady fails, and has no other end. */
const isEnd = ({ type }: RunEvent): boolean => ['episode-ended', 'probe-ended', 'probe-failed'].includes(type);

/** What an event begins, where so many probes are left; undefined when it begins nothing. */
function phaseAfter(event: RunEvent, probesLeft: number): string | undefined {
  switch (event.type) {
    case 'stack-raised':
      return probesLeft > 0 ? 'between two probes' : begun['episode-ended'];
    case 'probe-intended':
      return `${event.fault} ${event.target}`;
    case 'probe-failed':
    case 'probe-ended':
      return probesLeft > 0 ? 'between two probes' : 'the end of the probes';
    default:
      return begun[event.type];
  }
}
