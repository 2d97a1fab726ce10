import { findFault } from '../../chaos/index.ts';
import type { Fault } from '../../chaos/index.ts';
import type { ProbeStage } from '../../chaos/probe-journal.ts';
import type { ProbePlan } from '../../model/plan.ts';
import type { FakeStack, FakeStackSettings } from './fake-stack.ts';
import { ms } from '../../model/units.ts';
import { fakeStack } from './fake-stack.ts';
import type { MemoryJournal } from './memory-journal.ts';
import { memoryJournal } from './memory-journal.ts';
import { balanced } from './probe-facts.ts';
import { virtualClock } from './virtual-clock.ts';

/** A stage on a virtual clock, with its journal in memory. */
export interface FakeStage extends ProbeStage {
  readonly journal: MemoryJournal;
  readonly stack: FakeStack;
  /** Asks the run to stop. */
  readonly stop: () => void;
}

/** Sets up a stage for one probe; `alter` changes what the faults do. */
export function fakeStage(
  plan: Partial<ProbePlan> = {},
  settings: Omit<FakeStackSettings, 'clock'> = {},
  alter: (fault: Fault) => Fault = (fault) => fault,
): FakeStage {
  const clock = virtualClock();
  const over = new AbortController();
  return {
    place: 1,
    plan: { probe: 'serving-order', expected: 'held', ...plan },
    bars: { generatorLagMs: ms(50), failoverBudgetMs: ms(1500) },
    spec: balanced(),
    stack: fakeStack({ ...settings, clock }),
    fault: (name) => alter(findFault(name)),
    watch: () => ({ stop: async () => {} }),
    clock,
    journal: memoryJournal(),
    signal: over.signal,
    stop: () => over.abort(new Error('SIGINT')),
  };
}
