import type { CommandModule } from 'yargs';
import type { CommonOptions } from '../output.ts';

/** Options of `schema`. */
export interface SchemaOptions extends CommonOptions {
  /** Which one. */
  readonly of: 'plan' | 'stack' | 'verdict';
}

/** `spofproof schema`: JSON Schema of the files that others read and write. */
export const schema: CommandModule<object, SchemaOptions> = {
  command: 'schema <of>',
  describe: 'Print the JSON Schema of a plan file, a stack file or verdict.json',
  builder: (args) =>
    args.positional('of', { choices: ['plan', 'stack', 'verdict'] as const, demandOption: true }) as never,
  handler: async ({ of, quiet, color }) => {
    const { planJsonSchema } = await import('../../plans/schema.ts');
    const { verdictJsonSchema } = await import('../../verdict/index.ts');
    const { stackJsonSchema } = await import('../../plans/stack-schema.ts');
    const { openOutput } = await import('../output.ts');
    const schemas = { plan: planJsonSchema, stack: stackJsonSchema, verdict: verdictJsonSchema };
    openOutput({ quiet, color }).data(JSON.stringify(schemas[of](), undefined, 2));
  },
};
