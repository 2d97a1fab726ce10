export type { Check, Weight } from './check.ts';
export { checks } from './checks/index.ts';
export { judge } from './judge.ts';
export { verdictJsonSchema, verdictSchema } from './schema.ts';
export { serializeVerdict } from './serialize.ts';
export type { SteadyQuestion } from './steady.ts';
export { judgeSteady } from './steady.ts';
