import type { Fault } from '../chaos/index.ts';
import { hardMaximumMs } from '../chaos/index.ts';
import type { ExperimentPlan, Plan } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { componentsOf } from '../model/stack.ts';
import type { Watch, Watchdog } from '../stack/index.ts';

/** What the watchdog has to know of an episode's fault, from the plan and the stack alone. */
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

/** A fault under the watchdog's eyes: without it nothing is injected; from the injection on it lifts what nobody heals. */
export function guarded(fault: Fault, watchdog: Watchdog, watch: Watch, say: (line: string) => void): Fault {
  return {
    ...fault,
    inject: async (target) => {
      await watchdog.arm(watch);
      await fault.inject(target);
    },
    heal: async (target) => {
      const did = await watchdog.stepBack(watch.episode);
      if (did.length > 0) say(`[${watch.episode}] the watchdog had lifted the fault: ${did.join(', ')}`);
      await fault.heal(target);
      watchdog.disarm(watch.episode);
    },
  };
}
