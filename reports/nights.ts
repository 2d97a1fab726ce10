import type { NightLine } from '../model/night-line.ts';
import { visible } from './text/visible.ts';
import { wrap } from './text/wrap.ts';
import { counted } from './words/number.ts';

/** The nights that came to no verdict, one below the other as they came; nothing when there was none. */
export function nightLines(nights: readonly NightLine[], width: number): readonly string[] {
  if (nights.length === 0) return [];
  const rows = nights.flatMap((night) => wrap(nightInWords(night), width - 2, '    ').map((line) => `  ${line}`));
  return [`${counted(nights.length, 'night')} without a verdict, the newest last:`, ...rows];
}

function nightInWords({ suite, at, exitCode, because }: NightLine): string {
  const exit = exitCode === null ? 'no exit code' : `exit ${exitCode}`;
  return `${visible(at.slice(0, 16).replace('T', ' '))} UTC, ${visible(suite)}, ${exit}: ${visible(because)}`;
}
