/** Classes of an octave of waits: each is at most one part in this many as wide as the waits in it. */
const classesOfOctave = 128;

/** Waits up to here, in microseconds, have a class each; a class of the next octaves is twice as wide as one of the octave before. */
const finestUs = 2 * classesOfOctave;

/** The longest wait that is told apart from a longer one, in microseconds: 35 minutes. */
const longestUs = 2 ** 31 - 1;

/** Number of classes. */
export const waitClasses = 25 * classesOfOctave;

/**
 * Furthest that a wait read from its class may be from the wait itself, as a share of it: half the width of a class. Waits
 * under a quarter of a millisecond are exact to the microsecond.
 */
export const waitError = 1 / (2 * classesOfOctave);

/** The class of a wait: log-linear, as in an HDR histogram, by whole microseconds. */
export function waitClass(waitMs: number): number {
  const us = Math.min(longestUs, Math.max(0, Math.round(waitMs * 1000)));
  if (us < finestUs) return us;
  const shift = 24 - Math.clz32(us);
  return shift * classesOfOctave + (us >> shift);
}

/** The middle of a class, in milliseconds. */
export function waitOfClass(index: number): number {
  if (index < finestUs) return index / 1000;
  const shift = Math.floor(index / classesOfOctave) - 1;
  const low = (index - shift * classesOfOctave) * 2 ** shift;
  return (low + (2 ** shift - 1) / 2) / 1000;
}
