import { Failure } from '../model/failure.ts';
import type { TargetHandle } from '../model/handle.ts';
import { targetsIn } from '../model/stack.ts';
import type { ManagedComponent } from './component.ts';
import { componentScope } from './component-scope.ts';
import type { Lab } from './lab.ts';
import { togetherAs } from './pair.ts';
import { hostScope, networkHandle } from './silence.ts';
import { witnesses } from './witness.ts';

/** The handle of a host or component by its name, or of two of them. */
export function targetHandle(lab: Lab, components: readonly ManagedComponent[], name: string): TargetHandle {
  const parts = targetsIn(name).map((part) => singleHandle(lab, components, part));
  if (parts[0] && parts.length === 1) return parts[0];
  const names = new Set(parts.flatMap((part) => part.components.map((component) => component.name)));
  const both = components.filter((component) => names.has(component.name));
  return togetherAs(name, parts, { components: both, witness: () => witnesses(components, both) });
}

function singleHandle(lab: Lab, components: readonly ManagedComponent[], name: string): TargetHandle {
  const single = components.find((component) => component.name === name);
  if (single) {
    const spec = single.site.component;
    const network = networkHandle(lab, name, spec.host, componentScope(lab, spec));
    return { name, components: [single], network, witness: () => witnesses(components, [single]) };
  }
  if (lab.addresses[name] === undefined || name === lab.spec.client) throw noTarget(lab, name);
  const there = components.filter((component) => component.site.component.host === name);
  const network = networkHandle(lab, name, name, hostScope);
  return { name, components: there, network, witness: () => witnesses(components, there) };
}

const noTarget = (lab: Lab, name: string): Failure =>
  new Failure('bad-stack', {
    what: `${lab.spec.name} has no target ${name}`,
    why: 'it is neither a host nor a component',
  });
