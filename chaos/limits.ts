import { ms } from '../model/units.ts';

/** How long an injection may take: above the stop limits of all components of a host, one after the other. */
export const injectLimitMs = ms(10_000);

/** How long a healing may take: a database that was killed reads its log before it listens. */
export const healLimitMs = ms(30_000);

/** How long a gate may take; no fault is in force meanwhile. */
export const gateLimitMs = ms(10_000);

/** How long a single look may take; it only reads tables of the kernel, so this is far beyond what it needs. */
export const lookLimitMs = ms(1000);

/** How often a fault in force is looked at. */
export const lookEveryMs = ms(500);

/** How long before the healing the last look begins; what has not been seen by the healing is not waited for. */
export const stillLeadMs = ms(250);

/** How often a healed target is looked at until it is seen to be back. */
export const returnEveryMs = ms(50);
