import { Failure } from '../model/failure.ts';
import type { ManagedComponent } from './component.ts';
import { looksAtAll } from './kinds/prometheus.ts';
import type { Lab } from './lab.ts';
import { poll } from './poll.ts';

/** Longest wait for the first look of a Prometheus at the last of its targets; measured: up to 5.6 s. */
const withinMs = 15_000;

/**
 * Waits until whoever raises alerts looks at all that it is to watch: a failure before that is told of seconds late, or never.
 * @returns whether anybody watches
 */
export async function allIsWatched({ clock }: Lab, components: readonly ManagedComponent[]): Promise<boolean> {
  const judges = components.filter(({ site }) => site.component.kind === 'prometheus');
  for (const { name, site } of judges) {
    if (await poll(clock, { withinMs, everyMs: 50 }, () => looksAtAll(site))) continue;
    throw new Failure('component-not-ready', {
      what: `${name} did not look at all of its targets within ${withinMs} ms`,
      why: 'until it does, nobody is told of a failure',
    });
  }
  return judges.length > 0;
}
