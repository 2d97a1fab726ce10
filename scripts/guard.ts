import type { Fault } from '../chaos/index.ts';
import { hardMaximumMs, healingMs, slownessMs } from '../chaos/index.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { componentsOf } from '../model/stack.ts';
import { ms } from '../model/units.ts';
import type { Watch, Watchdog } from '../stack/index.ts';

/** What the watchdog has to know of an episode's fault, from the plan and the stack alone; its target may make it patient. */
export function watchOf(
  { plan, stack }: { readonly plan: Pick<Plan, 'windows'>; readonly stack: StackSpec },
  episode: number,
  { fault, target }: Pick<ExperimentPlan, 'fault' | 'target'>,
): Watch {
  const components = componentsOf(stack, target);
  return {
    episode,
    fault,
    target,
    host: components[0]?.host ?? target,
    components: components.map(({ name }) => name),
    limitMs: hardMaximumMs(plan.windows.holdMs),
  };
}

/**
 * A fault under the watchdog's eyes: without it nothing is injected; from the injection on it lifts what nobody heals. It waits
 * for what the components of the target may take, and from the beginning of a healing on for that alone.
 */
export function guarded(fault: Fault, watchdog: Watchdog, watch: Watch, say: (line: string) => void): Fault {
  return {
    ...fault,
    inject: async (target, over) => {
      await watchdog.arm({ ...watch, limitMs: ms(watch.limitMs + slownessMs({ fault, target })) });
      // Given up while nobody answered: by now it may be healed, and nobody would heal it again.
      over?.throwIfAborted();
      await fault.inject(target, over);
    },
    heal: async (target) => {
      const did = await watchdog.stepBack(watch.episode, healingMs({ fault, target }));
      if (did.length > 0) say(`[${watch.episode}] the watchdog had lifted the fault: ${did.join(', ')}`);
      await fault.heal(target);
      watchdog.disarm(watch.episode);
    },
  };
}
