import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';

/** How long an injection may take: above the stop limits of all components of a host, one after the other. */
export const injectLimitMs = ms(15_000);

/** How long a healing may take: above the readiness limits of all components of a host; a killed database reads its log first. */
export const healLimitMs = ms(45_000);

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
 * healing may take. Past this a watchdog lifts it, whatever the controller does.
 */
export const hardMaximumMs = (holdMs: Milliseconds): Milliseconds => ms(injectLimitMs + holdMs + healLimitMs);
