import type { ComponentLimits } from '../model/component-limits.ts';
import type { FaultId } from '../model/plan.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';

/** How long injection and healing may take of any target: enough for whatever does not wait for a component's own pace. */
const [injectLeastMs, healLeastMs] = [15_000, 45_000];

/** Faults that ask one component after the other to end, and those whose healing starts one after the other again. */
const stops: ReadonlySet<FaultId> = new Set(['stop']);
const starts: ReadonlySet<FaultId> = new Set(['stop', 'kill', 'fill-disk']);

/** Beside the components' own time: the watchdog has to answer, and the target is looked at. */
const besidesMs = 5000;

/** Beside each one's readiness: what would not end is killed first, and a replica is told to go on following. */
const besidesStartMs = 5000;

/** An act at a target, as far as its limits depend on it. */
interface Act {
  /** The verb. */
  readonly fault: { readonly id: FaultId };
  /** Its target. */
  readonly target: { readonly components: readonly ComponentLimits[] };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** How long an injection may take: at least as long as the components may take to stop, one after the other. */
export function injectLimitMs({ fault, target }: Act): Milliseconds {
  const stopping = stops.has(fault.id) ? target.components.map(({ stopWithinMs }) => stopWithinMs) : [];
  return ms(Math.max(injectLeastMs, besidesMs + sumOf(stopping)));
}

/** How long a healing may take: at least as long as the components may take to serve, one after the other. */
export function healLimitMs({ fault, target }: Act): Milliseconds {
  const starting = starts.has(fault.id) ? target.components.map((each) => each.readyWithinMs + besidesStartMs) : [];
  return ms(Math.max(healLeastMs, besidesMs + sumOf(starting)));
}

/** How long the end of an act is waited for that was given up: it has limits of its own, and only comes late to them. */
export const windUpMs = ms(10_000);

/** How long a gate may take beyond its wait for answers; no fault is in force meanwhile. */
export const gateLimitMs = ms(10_000);

/** How long a single look may take; it only reads tables of the kernel, so this is far beyond what it needs. */
export const lookLimitMs = ms(1000);

/** How often a fault in force is looked at. */
export const lookEveryMs = ms(500);

/** The last look begins this long before the healing, or earlier when looking was seen to take long. */
export const stillLeadMs = ms(250);

/** How many times longer than the first look the last one may take: the machine may have become busier since. */
export const stillLeadFactor = 4;

/** How often a healed target is looked at until it is seen to be back. */
export const returnEveryMs = ms(50);

/**
 * Hard maximum of a fault, from right before its injection: the planned hold, and the longest that its injection and its
 * healing may take where no component takes its time. Past this a watchdog lifts it, whatever the controller does.
 */
export const hardMaximumMs = (holdMs: Milliseconds): Milliseconds => ms(injectLeastMs + holdMs + healLeastMs);

/** How much later than that it is lifted at a target whose components may take longer to stop and to serve. */
export const slownessMs = (act: Act): Milliseconds =>
  ms(injectLimitMs(act) - injectLeastMs + healLimitMs(act) - healLeastMs);

/** From the beginning of a healing: past this it hangs, as it would have been given up, waited for and tried once more before. */
export const healingMs = (act: Act): Milliseconds => ms(healLimitMs(act) + windUpMs + besidesMs);
