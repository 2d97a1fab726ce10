import type { CloseLook } from '../../model/tally.ts';

/** A time to be looked at closely, with the moments in it that matter. All since the epoch. */
export interface Span extends Pick<CloseLook, 'fromMs' | 'toMs' | 'untilMs'> {
  /** Until when requests are judged before the healing. */
  readonly watchedUntilMs: number;
}

/** Steps of a close look; a longer fault is looked at in wider ones. */
const mostSteps = 2 ** 20;

/**
 * The close looks at spans that follow each other. One episode may end in the very step in which the next begins: that step is of
 * the first, since a request that stood in both would count in either, by which of its neighbours was read before.
 */
export function looksAt(spans: readonly Span[], timeStepMs: number): readonly CloseLook[] {
  const looks: CloseLook[] = [];
  for (const span of spans) {
    const fromMs = Math.max(span.fromMs, looks.at(-1)?.toMs ?? span.fromMs);
    looks.push(lookAt({ ...span, fromMs }, timeStepMs));
  }
  return looks;
}

function lookAt({ fromMs, toMs, watchedUntilMs, untilMs }: Span, timeStepMs: number): CloseLook {
  let stepMs = Math.max(1, timeStepMs);
  while ((toMs - fromMs) / stepMs > mostSteps) stepMs *= 2;
  const endMs = Math.max(fromMs + stepMs, toMs);
  const watched = Math.floor((Math.min(endMs, watchedUntilMs) - fromMs) / stepMs);
  const sinceMs = fromMs + Math.max(0, watched) * stepMs;
  return { fromMs, toMs: endMs, stepMs, sinceMs, untilMs: Math.max(sinceMs, Math.min(endMs, untilMs)) };
}
