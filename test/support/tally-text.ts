import { plainJson } from '../../model/plain-json.ts';
import type { Tally } from '../../model/tally.ts';

/** Everything in a tally as text, so that two of them can be compared to the byte. */
export const tallyText = (tally: Tally): string =>
  plainJson(
    JSON.stringify(tally, (_, value: unknown) => {
      if (value instanceof Map) return [...value];
      return value instanceof Uint32Array ? sparse(value) : value;
    }),
  );

/** Places that are not empty, and the length. */
const sparse = (counts: Uint32Array): string =>
  [...counts.entries()]
    .filter(([, count]) => count > 0)
    .map(([place, count]) => `${place}:${count}`)
    .join(' ') + ` of ${counts.length}`;

/** An operation's counts of some stretch: good, late, wrong, unanswered. */
export function countsOf(tally: Tally, operation: string, stretch: number): readonly number[] {
  const { counts } = tally.operations.find((one) => one.operation === operation) ?? { counts: new Uint32Array(0) };
  return Array.from(counts.slice(4 * stretch, 4 * stretch + 4));
}
