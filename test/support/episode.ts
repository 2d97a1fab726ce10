import type { EpisodeOutcome, Fault, Scene } from '../../chaos/index.ts';
import { findFault, runEpisode } from '../../chaos/index.ts';
import type { RunEvent } from '../../model/event.ts';
import type { FaultId, WindowsPlan } from '../../model/plan.ts';
import { epochMs, later, ms } from '../../model/units.ts';
import type { FakeTarget, FakeTargetSettings } from './fake-target.ts';
import { fakeTarget } from './fake-target.ts';
import type { MemoryJournal } from './memory-journal.ts';
import { memoryJournal } from './memory-journal.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { virtualClock } from './virtual-clock.ts';

/** An episode on a fake target and a virtual clock, with everything it did in one list. */
export interface Staged {
  /** Commands and events in the order in which they happened, each with its moment: `2000 stop server1.nginx`. */
  readonly effects: string[];
  /** The target. */
  readonly target: FakeTarget;
  /** What was written. */
  readonly journal: MemoryJournal;
  /** Whose time it is. */
  readonly clock: VirtualClock;
  /** Asks the run to stop. */
  readonly stop: AbortController;
  /** Asks the run to stop at a moment. */
  readonly stopAt: (momentMs: number) => void;
  /** Plays it; settings replace parts of the scene. */
  readonly play: (settings?: Partial<Scene>) => Promise<EpisodeOutcome>;
}

/** Load from 0, control until 2000, hold of 2000, recovery of 1000, after of 1000. */
const windows: WindowsPlan = {
  settleMs: ms(500),
  controlMs: ms(1500),
  holdMs: ms(2000),
  recoveryMs: ms(1000),
  afterMs: ms(1000),
};

/** Stages an episode of a fault on `server1.nginx` or other components; `onWrite` hears every event and may throw. */
export function stage(
  fault: FaultId = 'stop',
  onWrite: (event: RunEvent) => void = () => {},
  targeted: Pick<FakeTargetSettings, 'components' | 'limits'> = {},
): Staged {
  const clock = virtualClock();
  const effects: string[] = [];
  const heard = (what: string): void => void effects.push(`${clock.now()} ${what}`);
  const target = fakeTarget({ name: 'server1.nginx', components: ['server1.nginx'], heard, ...targeted });
  const journal = memoryJournal((event) => {
    onWrite(event);
    heard(wordsOf(event));
  });
  const stop = new AbortController();
  const scene: Scene = {
    episode: 1,
    windows,
    fault: findFault(fault),
    target,
    clock,
    journal,
    gate: async () => [],
    answersMs: ms(0),
    loadStartedAt: epochMs(0),
    signal: stop.signal,
  };
  return {
    effects,
    target,
    journal,
    clock,
    stop,
    stopAt: (momentMs) => void clock.until(later(epochMs(0), momentMs)).then(() => stop.abort()),
    play: (settings = {}) => runEpisode({ ...scene, ...settings }),
  };
}

/** A fault whose looks or acts are replaced. */
export const altered = (fault: Fault, changes: Partial<Fault>): Fault => ({ ...fault, ...changes });

function wordsOf(event: RunEvent): string {
  if (event.type === 'evidence-seen') return `${event.type} ${event.moment}`;
  if (event.type === 'gate-judged') return `${event.type} ${event.side} ${event.held ? 'held' : 'not held'}`;
  if (event.type === 'act-failed') return `${event.type} ${event.act}`;
  return event.type;
}
