import type { ReadFreshness } from '../model/ledger.ts';
import type { Sample } from '../model/sample.ts';
import { writeId } from '../model/sample.ts';
import { firstPlace } from './first-place.ts';
import type { Moments } from './phases.ts';
import { roundMs } from './round.ts';
import { writeState } from './writes.ts';

/** Which reads are compared, and with what. Times from the start of the load. */
export interface FreshnessFrame {
  /** Number of the episode; ids of writes derive from it. */
  readonly episode: number;
  /** Samples of every operation and arm. */
  readonly samples: readonly Sample[];
  /** The moments of the episode. */
  readonly moments: Moments;
  /** The end of the failover budget, from the injection. */
  readonly failoverBudgetMs: number;
  /** A write acknowledged longer before a read than this must be in its answer. */
  readonly stalenessMs: number;
}

/** An acknowledged write. */
interface Acked {
  readonly id: number;
  readonly begunMs: number;
  readonly endedMs: number;
}

/** Acknowledged writes by their end, and of each the one up to there that began last. */
interface Acks {
  readonly byEnd: readonly Acked[];
  readonly lastBegun: readonly Acked[];
  readonly endOf: ReadonlyMap<number, number>;
}

/** What stale reads lacked. */
export interface Freshness {
  /** Counts. */
  readonly reads: ReadFreshness;
  /** The acknowledged writes that stale reads lacked, of each the one that began last. */
  readonly unseen: readonly number[];
  /** How many of the stale reads were begun after the time to recover. */
  readonly staleSinceRecovery: number;
  /**
   * Whether one lacked a write that had been acknowledged longer before than the plan allows and the machine can have stood still: a
   * replica that had no time to run is behind by that much when all goes on.
   */
  readonly isStaleBeyondStall: boolean;
}

/**
 * Looks for reads that are stale for certain. Each tells the newest write that its database holds. A write that was begun
 * after that one had been acknowledged has a later number in the database, so if the database had held it, it would have
 * been the newest: it was not there. If it had itself been acknowledged longer before the read than the plan allows, the
 * read was stale. Where the newest write was never acknowledged nobody knows since when it is there, and nothing is said.
 */
export function freshnessOf(frame: FreshnessFrame): Freshness {
  const { samples, moments, failoverBudgetMs } = frame;
  const reads = samples.filter(({ seen, valid }) => seen !== undefined && valid);
  const unseen = new Set<number>();
  let [compared, stale, staleSinceRecovery, worstMs] = [0, 0, 0, 0];
  const acks = reads.length > 0 ? acksOf(frame) : undefined;
  for (const read of acks ? reads : []) {
    const isIn = isJudged(read, moments, failoverBudgetMs);
    const knownMs = acks && isIn ? knownUntil(read.seen ?? 0, frame.episode, acks) : null;
    if (!acks || knownMs === null) continue;
    const dueMs = read.beganMs + read.jitterMs;
    compared++;
    const lacked = lackedBy(acks, knownMs, dueMs - frame.stalenessMs);
    if (!lacked) continue;
    stale++;
    if (isSinceRecovery(dueMs, moments)) staleSinceRecovery++;
    unseen.add(lacked.id);
    worstMs = Math.max(worstMs, dueMs - oldestAfter(acks, knownMs).endedMs);
  }
  const counts = { compared, stale, worstMs: stale > 0 ? roundMs(worstMs) : null };
  const isStaleBeyondStall = stale > 0 && worstMs > frame.stalenessMs + longestStall(samples);
  return { reads: counts, unseen: [...unseen], staleSinceRecovery, isStaleBeyondStall };
}

/** The longest time in which no request was begun, of any operation: the machine may have stood still for as long. */
function longestStall(samples: readonly Sample[]): number {
  const dueMs = Float64Array.from(samples, ({ beganMs, jitterMs }) => beganMs + jitterMs).toSorted();
  return dueMs.reduce((longest, at, place) => Math.max(longest, at - (dueMs[place - 1] ?? at)), 0);
}

/**
 * Read in the hold, from the end of the failover budget, or after the time to recover: in between a replica may catch up. A
 * read that was answered only once healing had begun was answered because of it, by a replica that had just come back.
 */
function isJudged({ beganMs, jitterMs, waitMs }: Sample, moments: Moments, budgetMs: number): boolean {
  const { injectedMs, healBegunMs, loadEndMs } = moments;
  const dueMs = beganMs + jitterMs;
  if (injectedMs === null || dueMs >= loadEndMs) return false;
  const inHold = dueMs >= injectedMs + budgetMs && dueMs + waitMs < (healBegunMs ?? loadEndMs);
  return inHold || isSinceRecovery(dueMs, moments);
}

const isSinceRecovery = (dueMs: number, { recoveredMs }: Moments): boolean =>
  recoveredMs !== null && dueMs >= recoveredMs;

function acksOf({ episode, samples }: FreshnessFrame): Acks {
  const writes = samples.filter((sample) => sample.operation === 'write' && writeState(sample) === 'ok');
  const byEnd = writes
    .map(({ iteration, arm, beganMs, jitterMs, waitMs }) => ({
      id: writeId(episode, iteration, arm),
      begunMs: beganMs + jitterMs,
      endedMs: beganMs + jitterMs + waitMs,
    }))
    .toSorted((a, b) => a.endedMs - b.endedMs || a.id - b.id);
  const lastBegun: Acked[] = [];
  for (const write of byEnd) {
    const before = lastBegun.at(-1);
    lastBegun.push(before && before.begunMs >= write.begunMs ? before : write);
  }
  return { byEnd, lastBegun, endOf: new Map(byEnd.map(({ id, endedMs }) => [id, endedMs])) };
}

/** When the newest write that a database holds was acknowledged; long ago for one of an earlier episode, or for none. */
function knownUntil(seen: number, episode: number, { endOf }: Acks): number | null {
  return seen < writeId(episode, 0) ? Number.NEGATIVE_INFINITY : (endOf.get(seen) ?? null);
}

/** Of the writes acknowledged before a moment the one that began last, if it began after what is known. */
function lackedBy({ byEnd, lastBegun }: Acks, knownMs: number, beforeMs: number): Acked | undefined {
  const last = lastBegun[firstFrom(byEnd, beforeMs) - 1];
  return last && last.begunMs > knownMs ? last : undefined;
}

/** The first acknowledged of the writes that began after what is known; the reader knows that there is one. */
function oldestAfter({ byEnd }: Acks, knownMs: number): Acked {
  let place = firstFrom(byEnd, knownMs);
  while ((byEnd[place] as Acked).begunMs <= knownMs) place++;
  return byEnd[place] as Acked;
}

/** Place of the first write that was acknowledged at a moment or later. */
const firstFrom = (byEnd: readonly Acked[], fromMs: number): number =>
  firstPlace(byEnd.length, (place) => (byEnd[place] as Acked).endedMs >= fromMs);
