import type { TargetHandle } from '../../model/handle.ts';

/** A target of whose components each has processes that left its group. */
export const strayed = <Target extends TargetHandle>(target: Target, ...strays: readonly number[]): Target => ({
  ...target,
  components: target.components.map((each) => ({
    ...each,
    observe: async () => ({ ...(await each.observe()), strays }),
  })),
});
