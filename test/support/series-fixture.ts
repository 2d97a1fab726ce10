import type { OperationSeries } from '../../model/episode.ts';
import type { OperationName } from '../../model/stack.ts';

/** What happens to an operation from one moment to another, in milliseconds from the injection. */
export interface Trouble {
  /** Begin. */
  readonly fromMs: number;
  /** End. */
  readonly toMs: number;
  /** Share of the requests that are hit. */
  readonly share: number;
  /** How they are hit. */
  readonly kind: 'late' | 'wrong' | 'unanswered';
}

/** What a series is made of. */
export interface SeriesRecipe {
  /** What the user does. */
  readonly operation: OperationName;
  /** Planned requests in a bin. */
  readonly perBin: number;
  /** What goes wrong. */
  readonly troubles: readonly Trouble[];
  /** Servers that answer, by the moment: index of the bin's start in, names out. */
  serversAt(atMs: number): readonly string[];
}

/** Start of the load, width and number of bins. */
export const grid = { startMs: -3500, binMs: 100, amount: 145 } as const;

/** A number that looks like chance and is the same every time. */
const wobble = (index: number, salt: number): number =>
  Math.abs(Math.sin(index * 12.9898 + salt * 78.233) * 43_758.5453) % 1;

/** A plausible series: planned requests, split by what went wrong, with latencies of what was answered. */
export function seriesOf(recipe: SeriesRecipe): OperationSeries {
  const starts = Array.from({ length: grid.amount }, (_, bin) => grid.startMs + bin * grid.binMs);
  const of = (kind: Trouble['kind']): readonly number[] => starts.map((atMs) => hit(recipe, atMs, kind));
  const [late, wrong, unanswered] = [of('late'), of('wrong'), of('unanswered')];
  const good = starts.map((_, bin) => recipe.perBin - (late[bin] ?? 0) - (wrong[bin] ?? 0) - (unanswered[bin] ?? 0));
  const base = { static: 1.5, read: 4, write: 7 }[recipe.operation];
  const answered = (bin: number): boolean => (unanswered[bin] ?? 0) < recipe.perBin;
  return {
    operation: recipe.operation,
    startMs: grid.startMs,
    binMs: grid.binMs,
    good,
    late,
    wrong,
    unanswered,
    missing: starts.map(() => 0),
    p50Ms: starts.map((_, bin) => (answered(bin) ? base + wobble(bin, base) * 2 : null)),
    p95Ms: starts.map((_, bin) =>
      answered(bin) ? base * 2 + wobble(bin, base + 1) * base * 1.5 + (late[bin] ?? 0) * 60 : null,
    ),
    servedBy: sharedOut(recipe, starts, good),
  };
}

function hit({ troubles, perBin }: SeriesRecipe, atMs: number, kind: Trouble['kind']): number {
  const trouble = troubles.find((one) => one.kind === kind && atMs >= one.fromMs && atMs < one.toMs);
  return trouble ? Math.round(perBin * trouble.share) : 0;
}

function sharedOut(recipe: SeriesRecipe, starts: readonly number[], good: readonly number[]): Record<string, number[]> {
  const share = (server: string, bin: number): number => {
    const servers = recipe.serversAt(starts[bin] ?? 0);
    const place = servers.indexOf(server);
    return place < 0 ? 0 : Math.floor(((good[bin] ?? 0) + (bin % 2 === place ? 1 : 0)) / servers.length);
  };
  return Object.fromEntries(
    ['server1', 'server2'].map((server) => [server, starts.map((_, bin) => share(server, bin))]),
  );
}
