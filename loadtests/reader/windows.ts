import type { TallyWindows } from '../../model/tally.ts';

/** Windows kept; when requests lie further apart, two windows are made one. */
export const mostWindows = 2048;

/** The narrowest windows. */
const narrowestMs = 100;

/**
 * Counts in windows whose width grows with the time that they have to cover, so that memory does not. Widths are 100 ms times
 * a power of two, and borders are multiples of the width: whatever comes first, the same requests make the same windows.
 */
export class WindowCounter {
  #widthMs = narrowestMs;
  #first = 0;
  #used = 0;
  readonly #counts = new Uint32Array(2 * mostWindows);

  /** Width of the windows now. */
  get widthMs(): number {
    return this.#widthMs;
  }

  /** Counts `times` requests of a moment. */
  add(atMs: number, isBad: boolean, times = 1): void {
    this.addAt(this.placeOf(atMs), isBad, times);
  }

  /** Counts requests of a moment whose place is known. */
  addAt(place: number, isBad: boolean, times = 1): void {
    (this.#counts[2 * place + (isBad ? 1 : 0)] as number) += times;
  }

  /** The place of a moment; room is made for it, after which no place from before is what it was. */
  placeOf(atMs: number): number {
    const place = Math.floor(atMs / this.#widthMs) - this.#first;
    return place < 0 || place >= this.#used ? this.#reach(atMs) : place;
  }

  /** When the window in a place begins. */
  beginOf(place: number): number {
    return (this.#first + place) * this.#widthMs;
  }

  /** Counts what was counted elsewhere. */
  addAll({ widthMs, first, counts }: TallyWindows): void {
    while (this.#widthMs < widthMs) this.#coarsen();
    for (let window = 0; window < counts.length / 2; window++) {
      const atMs = (first + window) * widthMs;
      const [good, bad] = [counts[2 * window] as number, counts[2 * window + 1] as number];
      if (good > 0) this.add(atMs, false, good);
      if (bad > 0) this.add(atMs, true, bad);
    }
  }

  /** What was counted. */
  counted(): TallyWindows {
    return { widthMs: this.#widthMs, first: this.#first, counts: this.#counts.slice(0, 2 * this.#used) };
  }

  /** Makes room for a moment outside the windows in use. @returns its place */
  #reach(atMs: number): number {
    if (this.#used === 0) this.#first = Math.floor(atMs / this.#widthMs);
    let place = Math.floor(atMs / this.#widthMs) - this.#first;
    while (Math.max(this.#used, place + 1) - Math.min(place, 0) > mostWindows) {
      this.#coarsen();
      place = Math.floor(atMs / this.#widthMs) - this.#first;
    }
    if (place < 0) {
      this.#counts.copyWithin(-2 * place, 0, 2 * this.#used);
      this.#counts.fill(0, 0, -2 * place);
      this.#first += place;
      this.#used -= place;
      return 0;
    }
    this.#used = Math.max(this.#used, place + 1);
    return place;
  }

  #coarsen(): void {
    const before = this.#counts.slice(0, 2 * this.#used);
    const [first, used] = [this.#first, this.#used];
    this.#counts.fill(0);
    this.#widthMs *= 2;
    this.#first = Math.floor(first / 2);
    this.#used = used === 0 ? 0 : Math.floor((first + used - 1) / 2) - this.#first + 1;
    for (let window = 0; window < used; window++) {
      const place = Math.floor((first + window) / 2) - this.#first;
      (this.#counts[2 * place] as number) += before[2 * window] as number;
      (this.#counts[2 * place + 1] as number) += before[2 * window + 1] as number;
    }
  }
}
