import type { CommandModule } from 'yargs';
import type { CommonOptions } from '../output.ts';

/** Options of `schema`. */
export interface SchemaOptions extends CommonOptions {
  /** Which one. */
  readonly of: 'plan' | 'stack' | 'verdict' | 'claims' | 'baseline' | 'history';
}

/** `spofproof schema`: JSON Schema of the files that others read and write. */
export const schema: CommandModule<object, SchemaOptions> = {
  command: 'schema <of>',
  describe: 'Print the JSON Schema of a plan, a stack, verdict.json, claims.json, a baseline or history.ndjson',
  builder: (args) =>
    args.positional('of', {
      choices: ['plan', 'stack', 'verdict', 'claims', 'baseline', 'history'] as const,
      demandOption: true,
    }) as never,
  handler: async ({ of, quiet, color }) => {
    const { planJsonSchema } = await import('../../plans/schema.ts');
    const { historyJsonSchema, verdictJsonSchema } = await import('../../verdict/index.ts');
    const { claimsJsonSchema } = await import('../../verdict/claims/index.ts');
    const { stackJsonSchema } = await import('../../plans/stack-schema.ts');
    const { baselineJsonSchema } = await import('../../plans/baseline-schema.ts');
    const { openOutput } = await import('../output.ts');
    const schemas = {
      plan: planJsonSchema,
      stack: stackJsonSchema,
      verdict: verdictJsonSchema,
      claims: claimsJsonSchema,
      baseline: baselineJsonSchema,
      history: historyJsonSchema,
    };
    openOutput({ quiet, color }).data(JSON.stringify(schemas[of](), undefined, 2));
  },
};
