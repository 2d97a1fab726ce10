import type { StackHandle } from '../model/stack-handle.ts';
import { alertsTold } from './alerts.ts';
import { alter } from './alteration.ts';
import type { ManagedComponent } from './component.ts';
import { databaseHandle } from './database.ts';
import type { Lab } from './lab.ts';
import { operatorOf } from './operator.ts';
import { overhear } from './overhear.ts';
import { reach } from './reach.ts';
import { steadyState } from './steady.ts';
import { targetHandle } from './target.ts';
import { authorityFileOf } from './tls/trust.ts';
import { openVisitors } from './visitors.ts';

/** A raised stack as probes see it. */
export function stackHandle(lab: Lab, components: readonly ManagedComponent[]): StackHandle {
  const [raisedAt, authorityFile] = [lab.clock.now(), authorityFileOf(components)];
  return {
    target: (name) => targetHandle(lab, components, name),
    visit: openVisitors(lab, components),
    database: (name) => databaseHandle(components, name),
    operator: operatorOf(components),
    reach: () => reach(lab),
    overhear: () => overhear(lab, authorityFile),
    // Whoever cannot read an answer can still change a bit of it, or pass for the one who gives it.
    alterationManners: authorityFile === undefined ? ['rewrite'] : ['flip', 'impersonate'],
    alter: (manner) => alter(lab, manner, authorityFile),
    alerts: () => alertsTold(lab, components, raisedAt),
    steadyState: () => steadyState(lab, components),
  };
}
