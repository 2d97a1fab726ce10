import { Failure } from '../../model/failure.ts';
import type { KeepRule } from './keep.ts';

/** What a unit of size is in bytes: powers of 1000, and of 1024 with an i. */
const units: Readonly<Record<string, number>> = {
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Bytes of a size as people write it: `500MB`, `1.5GiB`; undefined when the text is none. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)\s?([kKMGT]i?B)$/.exec(text.trim()) ?? [];
  const factor = units[unit];
  return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor);
}

/** How much is kept, as the command line says it. */
export interface KeepOptions {
  /** Number of runs. */
  readonly keep?: number;
  /** Their size, as people write it. */
  readonly keepSize?: string;
  /** Whether the last failing run of a suite may go. */
  readonly forgetFailing?: boolean;
}

/**
 * The rule that the options make; undefined when everything is kept.
 * @throws Failure `bad-argument`
 */
export function keepRuleOf({ keep, keepSize, forgetFailing = false }: KeepOptions): KeepRule | undefined {
  if (keep !== undefined && !(Number.isSafeInteger(keep) && keep >= 1)) {
    throw new Failure('bad-argument', { what: `--keep ${keep}`, why: 'It is a number of runs, 1 at least.' });
  }
  const bytes = keepSize === undefined ? undefined : parseSize(keepSize);
  if (keepSize !== undefined && (bytes === undefined || bytes === 0)) {
    const why = 'A size has a unit: 500MB, 2GB, 1.5GiB.';
    throw new Failure('bad-argument', { what: `--keep-size ${keepSize}`, why });
  }
  if (keep === undefined && bytes === undefined) return undefined;
  return { ...(keep !== undefined && { runs: keep }), ...(bytes !== undefined && { bytes }), forgetFailing };
}
