import type { CloseLook, TallyFrame } from '../../model/tally.ts';

/** The stretch of a moment. */
export function stretchAt(edgesMs: readonly number[], atMs: number): number {
  let found = 0;
  while (found < edgesMs.length && (edgesMs[found] as number) <= atMs) found++;
  return found;
}

/** Where requests next to each other are counted: they come nearly in order, so one place mostly serves many of them. */
export interface Place {
  /** First moment for which it is right. */
  readonly fromMs: number;
  /** First moment for which it is not any more. */
  readonly toMs: number;
  /** Number of the stretch. */
  readonly stretch: number;
  /** Number of the close look; -1 in none. */
  readonly look: number;
  /** Whether it matters there if a request had ended before the look's `untilMs`. */
  readonly isEnding: boolean;
}

/** Finds the place of a moment, by stretches and close looks. */
export function placesOf({ edgesMs, closeLooks }: Pick<TallyFrame, 'edgesMs' | 'closeLooks'>): (atMs: number) => Place {
  const borders = closeLooks.flatMap(({ fromMs, sinceMs, untilMs, toMs }) => [fromMs, sinceMs, untilMs, toMs]);
  return (atMs) => {
    const [stretch, between] = [stretchAt(edgesMs, atMs), stretchAt(borders, atMs)];
    return {
      fromMs: Math.max(
        edgesMs[stretch - 1] ?? Number.NEGATIVE_INFINITY,
        borders[between - 1] ?? Number.NEGATIVE_INFINITY,
      ),
      toMs: Math.min(edgesMs[stretch] ?? Number.POSITIVE_INFINITY, borders[between] ?? Number.POSITIVE_INFINITY),
      stretch,
      look: between % 4 === 0 ? -1 : Math.floor(between / 4),
      isEnding: between % 4 === 2,
    };
  };
}

/** Steps of a close look. */
export const stepsOf = ({ fromMs, toMs, stepMs }: CloseLook): number => Math.ceil((toMs - fromMs) / stepMs);

/** Steps of it in which requests that had ended are counted by themselves. */
export const endingStepsOf = ({ sinceMs, untilMs, stepMs }: CloseLook): number =>
  Math.ceil((untilMs - sinceMs) / stepMs);
