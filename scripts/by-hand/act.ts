import type { Journal } from '../../chaos/index.ts';
import { findFault, runEpisode } from '../../chaos/index.ts';
import type { RunEvent } from '../../model/event.ts';
import { supports } from '../../model/evidence.ts';
import { Failure, reasonOf } from '../../model/failure.ts';
import type { Clock, TargetHandle } from '../../model/handle.ts';
import type { StackSpec } from '../../model/stack.ts';
import { ms } from '../../model/units.ts';
import type { Watchdog } from '../../stack/index.ts';
import { guarded, watchOf } from '../guard.ts';
import type { HandFault, HandOutcome } from './words.ts';

/** How long a target may take to be seen back once it is healed, and then until its stack is asked whether all is well. */
const recoveryMs = ms(5000);

/** What a fault by hand is done to, and with. */
export interface HandScene {
  /** The stack as it was asked for. */
  readonly spec: StackSpec;
  /** The raised stack, as far as it is needed. */
  readonly stack: { target(name: string): TargetHandle; steadyState(): Promise<readonly string[]> };
  /** Lifts the fault at its hard maximum, whatever becomes of us. */
  readonly watchdog: Watchdog;
  /** Whose time it is. */
  readonly clock: Clock;
  /** What is intended, done and seen is written down, as in a run. */
  readonly journal: Pick<Journal, 'write'>;
}

/**
 * Does one fault to a stack that is up, by the same timeline as in a run: only from the steady state, written down before it is
 * done, looked at, healed on every way out.
 * @param number of the fault in this lab, from 1
 * @param signal aborts when it shall be healed early
 */
export async function actByHand(
  scene: HandScene,
  number: number,
  { fault, target, holdMs }: HandFault,
  signal: AbortSignal,
  seen: (event: RunEvent) => void,
): Promise<HandOutcome> {
  const because: string[] = [];
  const done = { intended: false, injected: false };
  const { spec, stack, clock } = scene;
  const windows = { settleMs: ms(0), controlMs: ms(0), holdMs: ms(holdMs), recoveryMs, afterMs: ms(0) };
  const write = (event: RunEvent): void => {
    // In force it is, whether that can be written down or not; what could not be written down as intended is not done.
    if (event.type === 'fault-injected') done.injected = true;
    scene.journal.write(event);
    if (event.type === 'fault-intended') done.intended = true;
    because.push(...troubleOf(event));
    seen(event);
  };
  try {
    const watch = watchOf({ plan: { windows }, stack: spec }, number, { fault, target });
    const { restored } = await runEpisode({
      episode: number,
      loadStartedAt: clock.now(),
      windows,
      fault: guarded(findFault(fault), scene.watchdog, watch, (line) => because.push(line)),
      target: stack.target(target),
      clock,
      journal: { write },
      gate: () => stack.steadyState(),
      answersMs: ms(0),
      signal,
    });
    return { ...done, restored, because };
  } catch (thrown) {
    const restored = !(thrown instanceof Failure && thrown.code === 'not-restored');
    return { ...done, restored, because: [...because, reasonOf(thrown)] };
  }
}

/** What an event says of trouble; empty when all is well. */
function troubleOf(event: RunEvent): readonly string[] {
  if (event.type === 'gate-judged') return event.because.map((missing) => `${event.side} the fault: ${missing}`);
  if (event.type === 'evidence-seen' && !supports(event.evidence))
    return [`not seen as it should be (${event.moment})`];
  if (event.type === 'act-failed') return [`${event.act} failed: ${event.because}`];
  return [];
}
