import { operationNames } from '../model/stack.ts';
import type { PerOperation } from '../model/load.ts';
import type { OperationName } from '../model/stack.ts';

/** What the driver tells the script: one text a value, through k6's `__ENV`. */
export interface LoadSetting {
  /** Where the stack's entry answers, without a slash at the end. */
  readonly url: string;
  /** Where further entries answer: requests go to all of them in turn; absent when there is one. */
  readonly furtherUrls?: readonly string[];
  /** Planned requests per second of each operation; one with 0 is left out. */
  readonly ratePerSecond: PerOperation<number>;
  /** The same for returning users, beside those and the same for all; 0 when there are none. */
  readonly returningPerSecond: number;
  /** How long slots are planned for. */
  readonly durationMs: number;
  /** T: a request without an answer after this long is given up. */
  readonly timeoutMs: number;
  /** Number of the episode, part of the identity of its writes. */
  readonly episode: number;
  /** Seed of the jitter. */
  readonly seed: number;
}

/** Every place that requests go to. */
export const urlsOf = ({ url, furtherUrls = [] }: Pick<LoadSetting, 'url' | 'furtherUrls'>): readonly string[] => [
  url,
  ...furtherUrls,
];

const rateKey = (operation: OperationName): string => `RATE_${operation.toUpperCase()}`;

/** The setting as environment of the script. */
export function encodeSetting(setting: LoadSetting): Record<string, string> {
  const { ratePerSecond, returningPerSecond, durationMs, timeoutMs, episode, seed } = setting;
  const rates = operationNames.map((operation) => [rateKey(operation), String(ratePerSecond[operation])]);
  const others = {
    RATE_RETURNING: returningPerSecond,
    DURATION_MS: durationMs,
    TIMEOUT_MS: timeoutMs,
    EPISODE: episode,
    SEED: seed,
  };
  const texts = Object.entries(others).map(([key, value]) => [key, String(value)]);
  const urls = urlsOf(setting).join(' ');
  return Object.fromEntries([['URL', urls], ...rates, ...texts]) as Record<string, string>;
}

/** Reads the setting back inside k6; a value that is missing or no number stops the script before it asks anything. */
export function decodeSetting(env: Readonly<Record<string, string | undefined>>): LoadSetting {
  const number = (key: string): number => {
    const value = Number(env[key] || Number.NaN);
    if (Number.isNaN(value)) throw new Error(`the environment lacks the number ${key}`);
    return value;
  };
  const [url = '', ...furtherUrls] = (env['URL'] ?? '').split(' ');
  if (url === '') throw new Error('the environment lacks URL');
  return {
    url,
    ...(furtherUrls.length > 0 && { furtherUrls }),
    ratePerSecond: {
      static: number(rateKey('static')),
      read: number(rateKey('read')),
      write: number(rateKey('write')),
    },
    returningPerSecond: number('RATE_RETURNING'),
    durationMs: number('DURATION_MS'),
    timeoutMs: number('TIMEOUT_MS'),
    episode: number('EPISODE'),
    seed: number('SEED'),
  };
}
