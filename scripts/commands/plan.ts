import type { Argv, CommandModule } from 'yargs';
import { planClaimsCommand } from '../claims/commands.ts';
import type { PlanOptions } from '../options.ts';
import { suiteWithPairs } from '../pairs.ts';
import { usualSeed } from '../seed.ts';

/** `spofproof plan`: the dry run. */
export const plan: CommandModule<object, PlanOptions> = {
  command: 'plan [suite]',
  describe: 'Show what a suite would do: timeline, targets, undo, predicted findings; touches nothing',
  builder: (args) =>
    (args as Argv)
      .command(planClaimsCommand)
      .positional('suite', { type: 'string', default: 'essentials', describe: 'Suite or plan file' })
      .option('pairs', {
        type: 'boolean',
        describe: 'With sweep: every two machines that the drawing cannot spare together',
      })
      .option('seed', {
        type: 'number',
        requiresArg: true,
        defaultDescription: String(usualSeed),
        describe: 'Seed that draws the order, as of prove',
      })
      .option('lanes', {
        type: 'string',
        requiresArg: true,
        describe: 'Stacks side by side instead of those of the plan: a number, or auto',
      }) as never,
  handler: async (options) => {
    const { showPlan } = await import('../show-plan.ts');
    await showPlan({ ...options, suite: suiteWithPairs(options.suite, options.pairs) });
  },
};
