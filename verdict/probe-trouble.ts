import type { ComponentExited, RunEvent } from '../model/event.ts';
import type { ProbeStarted } from '../model/probe-event.ts';
import type { ProbeFinding } from '../model/probe-verdict.ts';
import { unknown } from './probe-finding.ts';

/** What keeps a probe from being judged at all, by its own events and all others; undefined when nothing does. */
export function probeTrouble(all: readonly RunEvent[], own: readonly RunEvent[]): ProbeFinding | undefined {
  const started = own.find((event): event is ProbeStarted => event.type === 'probe-started');
  if (!started) return unknown('not-gathered', 'it did not take place');
  const ended = own.find(({ type }) => type === 'probe-ended');
  const until = ended?.at ?? Number.POSITIVE_INFINITY;
  const meanwhile = all.filter(({ at, lane }) => lane === started.lane && at >= started.at && at <= until);
  return (
    ownTrouble(
      own,
      all.some(({ type, at }) => type === 'run-interrupted' && at >= started.at && at <= until),
    ) ??
    (ended ? foreignTrouble(meanwhile, started.place) : unknown('not-gathered', 'the journal ends in the middle of it'))
  );
}

function ownTrouble(own: readonly RunEvent[], isStopped: boolean): ProbeFinding | undefined {
  if (isStopped) return unknown('interrupted', 'the run was asked to stop meanwhile');
  const failed = own.find((event) => event.type === 'probe-failed');
  if (failed?.type !== 'probe-failed') return undefined;
  return unknown(failed.act === 'steady' ? 'not-steady' : 'not-gathered', failed.because);
}

function foreignTrouble(meanwhile: readonly RunEvent[], place: number): ProbeFinding | undefined {
  // Episodes count from 1: a number below 0 is that of a probe.
  const lifted = meanwhile.find((event) => event.type === 'watchdog-lifted' && event.episode === -place);
  if (lifted) return unknown('watchdog-lifted', 'the watchdog ended the fault, because nobody else did');
  const crash = meanwhile.find(
    (event): event is ComponentExited => event.type === 'component-exited' && !event.intended,
  );
  return crash && unknown('crashed-uninjected', `${crash.component} ended although nobody made it`);
}
