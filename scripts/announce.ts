import type { Journal } from '../chaos/index.ts';
import type { EpisodeStarted, RunEvent, RunInterrupted } from '../model/event.ts';
import { supports } from '../model/evidence.ts';
import type { Progress } from './progress.ts';

/**
 * A journal that also tells the user each change of state.
 * @param also hears of every event that was written
 */
export function announcedJournal(
  journal: Journal,
  progress: Progress,
  also: (event: RunEvent) => void = () => undefined,
): Journal {
  const write = (event: RunEvent): void => {
    journal.write(event);
    also(event);
    progress.saw(event);
    const line = sentenceOf(event);
    if (line !== undefined) progress.say(line);
  };
  return { ...journal, write };
}

/** One line per change of state; undefined for events that change nothing for the user. */
export function sentenceOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'run-started':
      return `run ${event.id}, seed ${event.seed}`;
    case 'stack-raised':
      return `stack is up after ${Math.round(Object.values(event.stepsMs).reduce((a, b) => a + b, 0))} ms`;
    case 'episode-started':
      return `[${event.episode}] ${event.fault} ${event.target}${inPlaceOf(event)}: watching the steady state`;
    case 'gate-judged':
      return gateSentence(event.episode, event.side, event.because);
    case 'fault-injected':
      return `[${event.episode}] injected`;
    case 'evidence-seen':
      return supports(event.evidence) ? undefined : `[${event.episode}] evidence (${event.moment}) is missing`;
    case 'fault-healed':
      return `[${event.episode}] healed`;
    case 'act-failed':
      return `[${event.episode}] ${event.act} failed: ${event.because}`;
    case 'probe-started':
      return `probe ${event.probe}: asking`;
    case 'probe-failed':
      return `  ${event.act === 'steady' ? 'the stack is not steady' : 'failed'}: ${event.because}`;
    case 'component-exited':
      return event.intended ? undefined : `${event.component} ended unasked (${event.signal ?? `code ${event.code}`})`;
    case 'run-interrupted':
      return interruptionOf(event);
    default:
      return undefined;
  }
}

const inPlaceOf = ({ repeats }: EpisodeStarted): string =>
  repeats === undefined ? '' : `, once more in place of [${repeats[0]}]`;

function interruptionOf({ signal, during }: RunInterrupted): string {
  if (signal.startsWith('SIG')) return `${signal}: restoring, then exiting; once more ends at once`;
  return `${signal} is over, in ${during}: restoring, then judging what there is`;
}

function gateSentence(episode: number, side: 'before' | 'after', because: readonly string[]): string | undefined {
  if (because.length === 0) return side === 'after' ? `[${episode}] steady again` : undefined;
  return `[${episode}] steady state not met ${side} the fault: ${because.join('; ')}`;
}
