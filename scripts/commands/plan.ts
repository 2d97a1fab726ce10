import type { CommandModule } from 'yargs';
import type { PlanOptions } from '../options.ts';

/** `spofproof plan`: the dry run. */
export const plan: CommandModule<object, PlanOptions> = {
  command: 'plan [suite]',
  describe: 'Show what a suite would do: timeline, targets, undo, predicted findings; touches nothing',
  builder: (args) =>
    args.positional('suite', { type: 'string', default: 'essentials', describe: 'Suite or plan file' }).option('seed', {
      type: 'number',
      requiresArg: true,
      default: 1,
      describe: 'Seed that draws the order, as of prove',
    }) as never,
  handler: async (options) => {
    const { showPlan } = await import('../show-plan.ts');
    showPlan(options);
  },
};
