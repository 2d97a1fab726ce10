import { chanceAt } from '../model/chance.ts';

/** Slots of a phase in order of their due time, cut and lost ones left out: 1 good, 0 bad. */
export type Slots = Uint8Array;

/** How often a phase is drawn anew. */
const rounds = 1000;

/** Fewest blocks a phase is cut into, whatever its length: with fewer there would be hardly two ways to draw them. */
const fewestBlocks = 4;

/**
 * Length of a block by a fixed rule: n^(1/3), the order that is best for the variance of a mean (Künsch 1989; Hall, Horowitz
 * and Jing 1995), but no less than one second of slots. Requests of the same second share the fate of one connection, check
 * or time-out, which n^(1/3) of a few hundred slots would tear apart. At most a quarter of the phase.
 */
export function blockLength(n: number, ratePerSecond: number): number {
  const wanted = Math.max(Math.ceil(Math.cbrt(n) - 1e-9), Math.ceil(ratePerSecond));
  return Math.max(1, Math.min(wanted, Math.floor(n / fewestBlocks)));
}

/**
 * Good slots of each of 1,000 phases drawn from one by the circular block bootstrap (Politis and Romano 1992): blocks of
 * neighbouring slots, begun anywhere, the end of the phase joined to its beginning, so that no slot is drawn less often
 * than another. What fails together is drawn together. The last block is cut to fit.
 * @returns null where all slots are good, or all bad: whatever is drawn is the same then, and only exact bounds speak
 */
export function drawBlocks(slots: Slots, length: number, seed: number): Int32Array | null {
  const n = slots.length;
  const good = slots.reduce((sum, one) => sum + one, 0);
  if (good === 0 || good === n) return null;
  const blocks = Math.ceil(n / length);
  const [whole, last] = [goodFrom(slots, length), goodFrom(slots, n - (blocks - 1) * length)];
  return Int32Array.from({ length: rounds }, (_, round) => {
    let sum = 0;
    for (let block = 1; block <= blocks; block++) {
      const start = Math.floor(chanceAt(seed, round * blocks + block) * n);
      sum += (block < blocks ? whole : last)[start] as number;
    }
    return sum;
  });
}

/** Good slots among so many from each start on, around the end. */
function goodFrom(slots: Slots, length: number): Int32Array {
  const n = slots.length;
  const sums = new Int32Array(n);
  let sum = 0;
  for (let place = 0; place < length; place++) sum += slots[place % n] as number;
  for (let start = 0; start < n; start++) {
    sums[start] = sum;
    sum += (slots[(start + length) % n] as number) - (slots[start] as number);
  }
  return sums;
}

/** What was drawn of one phase, or of the same phase in one episode of several. */
export interface Drawn {
  /** Good slots as they were. */
  readonly good: number;
  /** Good slots of each draw; null where every draw is as it was. */
  readonly draws: Int32Array | null;
}

/**
 * Draws of several episodes as one. Each episode is drawn for itself, as an episode is the replicate: no block reaches from
 * one into the next.
 */
export function addDraws(parts: readonly Drawn[]): Int32Array | null {
  if (parts.every(({ draws }) => draws === null)) return null;
  const total = new Int32Array(rounds);
  for (const { good, draws } of parts) {
    for (let round = 0; round < rounds; round++) (total[round] as number) += draws ? (draws[round] as number) : good;
  }
  return total;
}

/** The 5 % and 95 % points of draws: the 50th and the 951st of 1,000 in order (Davison and Hinkley 1997, 5.2: (R + 1) x alpha). */
export function boundsOf(draws: Int32Array): { readonly low: number; readonly high: number } {
  const sorted = draws.toSorted();
  const place = Math.floor((rounds + 1) * 0.05);
  return { low: sorted[place - 1] as number, high: sorted[rounds - place] as number };
}

/** Far from the indexes that the load and the order of episodes use with the same seed: one chance decides one thing. */
const firstIndex = 2_000_000_000;

/** A seed for each thing that is drawn, derived from that of the run. */
export const seedOf = (runSeed: number, what: number): number =>
  Math.floor(chanceAt(runSeed, firstIndex + what) * 4_294_967_296);
