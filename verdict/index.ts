export type { Check } from './check.ts';
export { checks } from './checks/index.ts';
export { judge } from './judge.ts';
export { verdictJsonSchema, verdictSchema } from './schema.ts';
export { serializeVerdict } from './serialize.ts';
export { judgeSteady } from './steady.ts';
