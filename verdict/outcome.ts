import type { Sample } from '../model/sample.ts';

/** What became of a slot; the index is what slot tables store. */
export const fates = ['good', 'late', 'wrong', 'unanswered', 'dropped', 'cut', 'lost'] as const;

/**
 * `good`: correct within the deadline; `late`: correct beyond it; `wrong`: answered with the wrong status or content;
 * `unanswered`: refused, reset, timed out; `dropped`: never begun; `cut`: begun, but the load was ended before the answer;
 * `lost`: nobody knows, the generator was gone.
 */
export type Fate = (typeof fates)[number];

/** Numbers of the fates, by name. */
export const fateCode = Object.fromEntries(fates.map((fate, code) => [fate, code])) as Readonly<Record<Fate, number>>;

/** Whether a fate counts against availability: everything the user waited for in vain, or that was never even begun. */
export const isBad = (code: number): boolean => code >= fateCode.late && code <= fateCode.dropped;

/** Whether the right answer came, in time or late. */
export const isCorrect = (code: number): boolean => code <= fateCode.late;

/** Whether a fate says nothing about the service. */
export const isBlank = (code: number): boolean => code > fateCode.dropped;

/** What became of a request. Content decides, not status: a valid answer is good, in time. */
export function fateOf(sample: Sample, deadlineMs: number): number {
  if (sample.valid) return sample.waitMs <= deadlineMs ? fateCode.good : fateCode.late;
  return sample.status === 0 ? fateCode.unanswered : fateCode.wrong;
}

const errorNames: Readonly<Record<number, string>> = {
  1050: 'timeout',
  1211: 'dial-timeout',
  1212: 'refused',
  1220: 'reset',
};

/** The cause of a bad request in one word: `late`, `refused`, `timeout`, `503`, `wrong-content`, `error-1000`, … */
export function causeOf({ valid, status, error }: Pick<Sample, 'valid' | 'status' | 'error'>): string {
  if (valid) return 'late';
  if (status === 0) return errorNames[error] ?? (isDns(error) ? 'dns' : `error-${error}`);
  return status >= 200 && status < 300 ? 'wrong-content' : String(status);
}

/** Whether k6's error code is one of name resolution. */
export const isDns = (error: number): boolean => error >= 1100 && error < 1200;
