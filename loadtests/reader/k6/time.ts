/** A moment as k6 writes it. */
export interface Moment {
  /** Since the epoch. */
  readonly atMs: number;
  /** The step in which it was written down: 1000 for whole seconds, else 1. */
  readonly stepMs: number;
}

/** Digits of a moment of this century in seconds, milliseconds, microseconds and nanoseconds. */
const secondDigits = 10;

/** Date, time, fraction, zone: what Go writes for RFC 3339. */
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads a moment in any format that k6 has; undefined when it is none. */
export function readMoment(text: string): Moment | undefined {
  if (/^\d{10,19}$/.test(text)) return fromDigits(text);
  const [, fraction] = rfc3339.exec(text) ?? [];
  const atMs = rfc3339.test(text) ? Date.parse(text.replace(/\.\d+/, '')) : Number.NaN;
  if (Number.isNaN(atMs)) return undefined;
  // By digits and in whole microseconds: both formats of k6 must give the same moment, to the last bit.
  const micros = Number((fraction ?? '.').slice(1, 7).padEnd(6, '0'));
  return { atMs: (atMs * 1000 + micros) / 1000, stepMs: fraction === undefined ? 1000 : 1 };
}

function fromDigits(text: string): Moment | undefined {
  if (![10, 13, 16, 19].includes(text.length)) return undefined;
  // Nanoseconds have more digits than a number: what is finer than a microsecond is cut.
  const micros = Number(text.padEnd(16, '0').slice(0, 16));
  return { atMs: micros / 1000, stepMs: text.length === secondDigits ? 1000 : 1 };
}
