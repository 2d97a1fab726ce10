import type { ProbeScene } from '../../chaos/probe-contract.ts';
import type { Observation } from '../../model/observation.ts';
import type { StackSpec } from '../../model/stack.ts';
import { elapsedMs, ms } from '../../model/units.ts';
import type { FakeStack, FakeStackSettings } from './fake-stack.ts';
import { fakeStack } from './fake-stack.ts';
import { balanced } from './probe-facts.ts';
import { virtualClock } from './virtual-clock.ts';

/** A scene on a virtual clock, with everything that was seen and done in it. */
export interface FakeScene extends ProbeScene {
  /** Everything seen, in order. */
  readonly seen: readonly Observation[];
  /** Faults begun and ended, and what the operator did, in order. */
  readonly stack: FakeStack;
  /** Faults in the order in which they began and ended, with the moment. */
  readonly faults: readonly string[];
}

/** Sets up a scene for one probe; faults are only written down. */
export function fakeScene(settings: Omit<FakeStackSettings, 'clock'> = {}, spec: StackSpec = balanced()): FakeScene {
  const clock = virtualClock();
  const seen: Observation[] = [];
  const faults: string[] = [];
  const begunAt = clock.now();
  const tell = (what: string): void => void faults.push(`${what} at ${Math.round(elapsedMs(begunAt, clock.now()))} ms`);
  return {
    seen,
    faults,
    bars: { generatorLagMs: ms(50), failoverBudgetMs: spec.failoverBudgetMs },
    plan: { probe: 'serving-order', expected: 'held' },
    spec,
    stack: fakeStack({ ...settings, clock }),
    clock,
    signal: new AbortController().signal,
    elapsedMs: () => ms(elapsedMs(begunAt, clock.now())),
    see: (observation) => void seen.push(observation),
    under: async (fault, target, act) => {
      tell(`${fault} ${target}`);
      await act();
      tell(`heal ${target}`);
    },
  };
}
