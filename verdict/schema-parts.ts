import { z } from 'zod';
import { faultIds } from '../model/plan.ts';
import type { Milliseconds, PerSecond, Share } from '../model/units.ts';

/** Any finite number: a count, a time, a share. */
export const number = z.number();

/** A number, or null where there is none to give. */
export const maybe = number.nullable();

/** A count of something. */
export const count = z.int().nonnegative();

/** Counts by name. */
export const counts = z.record(z.string(), count);

/** A length of time, of the model's own type. */
export const milliseconds = number.nonnegative() as unknown as z.ZodType<Milliseconds>;

/** A rate, of the model's own type. */
export const ratePerSecond = number.nonnegative() as unknown as z.ZodType<PerSecond>;

/** A share, of the model's own type. */
export const share = number.min(0).max(1) as unknown as z.ZodType<Share>;

/** Held, broken or unknown. */
export const truth = z.enum(['held', 'broken', 'unknown']);

/** What a user does. */
export const operation = z.enum(['static', 'read', 'write']);

/** What is done to a target. */
export const fault = z.enum(faultIds);

const ids = z.object({ ranges: z.string(), more: count });

/** The books of writes. */
export const writes = z.object({
  attempted: count,
  acknowledged: count,
  lost: count,
  duplicated: count,
  diverged: count,
  recovered: count,
  phantom: count,
  indeterminate: count,
  databasesRead: z.array(z.string()),
  serving: z.array(z.string()),
  missing: counts,
  ids: z.object({
    lost: ids.exactOptional(),
    duplicated: ids.exactOptional(),
    diverged: ids.exactOptional(),
    recovered: ids.exactOptional(),
    phantom: ids.exactOptional(),
    indeterminate: ids.exactOptional(),
    unseen: ids.exactOptional(),
  }),
  returning: z.object({ attempted: count, acknowledged: count, lost: count, duplicated: count }),
  reads: z.object({ compared: count, stale: count, worstMs: maybe }),
});

const fact = z.object({
  what: z.string(),
  seen: z.string(),
  asWanted: z.boolean(),
  witness: z.literal(true).exactOptional(),
  timing: z.literal(true).exactOptional(),
});

/** What was looked at, and when. */
export const momentEvidence = z.object({
  moment: z.enum(['bit', 'holds', 'still', 'healed']),
  atMs: number,
  evidence: z.object({ facts: z.array(fact) }),
});
