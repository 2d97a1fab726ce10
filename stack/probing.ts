import type { StackHandle } from '../model/stack-handle.ts';
import type { ManagedComponent } from './component.ts';
import { databaseHandle } from './database.ts';
import type { Lab } from './lab.ts';
import { operatorOf } from './operator.ts';
import { steadyState } from './steady.ts';
import { targetHandle } from './target.ts';
import { openVisitors } from './visitors.ts';

/** A raised stack as probes see it. */
export const stackHandle = (lab: Lab, components: readonly ManagedComponent[]): StackHandle => ({
  target: (name) => targetHandle(lab, components, name),
  visit: openVisitors(lab, components),
  database: (name) => databaseHandle(components, name),
  operator: operatorOf(components),
  steadyState: () => steadyState(lab, components),
});
