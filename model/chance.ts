/**
 * Chance that repeats: the same seed and index always give the same number, in any order of asking.
 * One step of mulberry32 (Tommy Ettinger, 2017, public domain) on a state made of both.
 * @returns a number in [0, 1)
 */
export function chanceAt(seed: number, index: number): number {
  let state = (scatter(seed) + Math.imul(index + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}

/** Spreads neighbouring seeds over all 32 bits (the finalizer of MurmurHash3), or seed 2 would repeat seed 1 one step later. */
function scatter(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
