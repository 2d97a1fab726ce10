import { reasonOf } from '../model/failure.ts';
import type { Clock } from '../model/handle.ts';
import type { StackHandle } from '../model/stack-handle.ts';
import { later } from '../model/units.ts';
import type { ProbeScene } from './probe-contract.ts';

/** Between two looks at a stack that is not steady yet. */
const lookEveryMs = 50;

/** Longest way back of a healed server: a balancer that looks at it every few seconds may want several good answers. */
const wayBackMs = 20_000;

/** What it takes to wait for a stack. */
export interface Waiting {
  /** The stack. */
  readonly stack: Pick<StackHandle, 'steadyState'>;
  /** Whose time it is. */
  readonly clock: Clock;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/**
 * Looks at a stack until it is steady, its balancers' own view included.
 * @returns what is missing to the end, in words; empty when it is steady
 */
export async function steadied({ stack, clock, signal }: Waiting, limitMs: number): Promise<readonly string[]> {
  const by = later(clock.now(), limitMs);
  for (;;) {
    const because = await stack.steadyState().catch((thrown: unknown) => [reasonOf(thrown)]);
    if (because.length === 0 || clock.now() >= by || signal.aborted) return because;
    await clock.until(later(clock.now(), lookEveryMs));
  }
}

/**
 * Waits until a stack is in full service again after a fault. That the target is there is not enough: a balancer takes it in
 * when its own settings say so, which may take longer than it took to notice that it was gone.
 */
export async function backInService(scene: ProbeScene<'steadyState'>): Promise<void> {
  const missing = await steadied(scene, wayBackMs);
  scene.signal.throwIfAborted();
  if (missing.length > 0)
    throw new Error(`after the fault the stack did not become steady again: ${missing.join('; ')}`);
}
