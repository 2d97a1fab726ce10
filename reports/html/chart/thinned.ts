import type { EpisodeVerdict, OperationSeries, ReturningSeries } from '../../../model/episode.ts';

/** How many bins a timeline is drawn with at most: fewer than it has pixels, and what a long load adds to the file stays small. */
const mostBins = 500;

/** How many bins are made one: what people count in. */
const steps = [1, 2, 5] as const;

/**
 * An episode with bins wide enough for a drawing. Counts are added up, so that a single lost request is still there; of waits the
 * worst of each wide bin is kept. An episode that is short enough is given back as it is.
 */
export function thinned(episode: EpisodeVerdict): EpisodeVerdict {
  const { series, returning } = episode;
  const amount = Math.max(...series.map(({ good }) => good.length), ...returning.map(({ good }) => good.length));
  const joint = jointFor(amount);
  if (joint === 1) return episode;
  return {
    ...episode,
    series: series.map((one) => joinedSeries(one, joint)),
    returning: returning.map(joinedReturning),
  };
}

/** 1, 2, 5, 10, 20, 50, …: as many bins as have to be one. */
function jointFor(amount: number): number {
  for (let ten = 1; ; ten *= 10) {
    const step = steps.find((candidate) => amount <= candidate * ten * mostBins);
    if (step !== undefined) return step * ten;
  }
}

/** Wide bins over those of a series. */
interface Grid {
  /** Bins in a wide one. */
  readonly joint: number;
  /** How many bins there would be room for in the first wide one before the first bin. */
  readonly lead: number;
}

/** A wide bin begins with the bin of the injection: what came before the fault is not drawn as what came of it. */
function gridFor({ startMs, binMs }: Pick<OperationSeries, 'startMs' | 'binMs'>, joint: number): Grid {
  const ahead = Math.floor(-startMs / binMs) % joint;
  return { joint, lead: (joint - ahead) % joint };
}

const widened = <One extends Pick<OperationSeries, 'startMs' | 'binMs'>>(one: One, { joint, lead }: Grid): One => ({
  ...one,
  startMs: one.startMs - lead * one.binMs,
  binMs: one.binMs * joint,
});

function joinedSeries(one: OperationSeries, joint: number): OperationSeries {
  const grid = gridFor(one, joint);
  const { good, late, wrong, unanswered, missing, p50Ms, p95Ms, servedBy } = one;
  const [sums, highest] = [added(grid), worst(grid)];
  const counts = { good: sums(good), late: sums(late), wrong: sums(wrong), unanswered: sums(unanswered) };
  const servers = Object.entries(servedBy).map(([server, each]) => [server, sums(each)] as const);
  const waits = { p50Ms: highest(p50Ms), p95Ms: highest(p95Ms) };
  return { ...widened(one, grid), ...counts, missing: sums(missing), ...waits, servedBy: Object.fromEntries(servers) };
}

/** Their bins are wider already. */
function joinedReturning(one: ReturningSeries): ReturningSeries {
  const grid = gridFor(one, jointFor(one.good.length));
  const sums = added(grid);
  return { ...widened(one, grid), good: sums(one.good), bad: sums(one.bad) };
}

const groupsOf = <Value>(values: readonly Value[], { joint, lead }: Grid): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil((values.length + lead) / joint) }, (_, group) =>
    values.slice(Math.max(0, group * joint - lead), (group + 1) * joint - lead),
  );

const added =
  (grid: Grid) =>
  (counts: readonly number[]): readonly number[] =>
    groupsOf(counts, grid).map((group) => group.reduce((sum, one) => sum + one, 0));

const worst =
  (grid: Grid) =>
  (waits: readonly (number | null)[]): readonly (number | null)[] =>
    groupsOf(waits, grid).map((group) =>
      group.reduce((highest, one) => (one === null ? highest : Math.max(highest ?? one, one)), null),
    );
