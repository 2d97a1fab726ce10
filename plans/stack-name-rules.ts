import type { PlanPath } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { shown } from './shown.ts';
import type { StackRule, StackUnderRule } from './stack-rule.ts';
import { unknownName } from './stack-rule.ts';

/** Every name that resolves inside the lab or that a plan may name, with its place. */
function namesIn({ read, stack }: StackUnderRule): readonly { readonly name: string; readonly path: PlanPath }[] {
  return [
    // The client need not be said, and may be one of the hosts.
    ...(read.hosts.includes(stack.client) ? [] : [{ name: stack.client, path: ['client'] }]),
    ...read.hosts.map((name, index) => ({ name, path: ['hosts', index] })),
    ...stack.components.map(({ name }, index) => ({ name, path: ['components', index, 'name'] })),
    ...(read.addresses ?? []).map(({ name }, index) => ({ name, path: ['addresses', index, 'name'] })),
  ];
}

const eachNameOnce: StackRule = (under) => {
  const all = namesIn(under);
  return all.flatMap(({ name, path }, index): readonly PlanProblem[] => {
    if (name === 'localhost')
      return [{ path, what: 'nothing can be called "localhost"', why: 'Every host is that to itself.' }];
    if (all.findIndex((other) => other.name === name) === index) return [];
    const why = 'Hosts, components and addresses need names of their own; a second component of a kind on a host too.';
    return [{ path, what: `the name ${shown(name)} is taken`, why }];
  });
};

/** What a resolver takes for an address by itself, whoever is called so: up to four numbers with dots between. */
const numeric = /^(?:0x[\da-f]+|\d+)(?:\.(?:0x[\da-f]+|\d+)){0,3}$/;

/** Hosts and addresses are called by name in every configuration. */
const noNumbers: StackRule = (under) =>
  namesIn(under).flatMap(({ name, path }): readonly PlanProblem[] => {
    if (!numeric.test(name) || path[0] === 'components') return [];
    const why =
      'Whoever calls it by that name calls the address that it spells: give it a name with a letter in front.';
    return [{ path, what: `${shown(name)} is an address and no name`, why }];
  });

const knownHosts: StackRule = ({ stack }) => {
  const hosts = stack.hosts.map(({ name }) => name);
  const machines = hosts.filter((name) => name !== stack.client);
  return [
    ...stack.components.flatMap(({ host }, index) =>
      unknownName(['components', index, 'host'], 'host for it', host, machines),
    ),
    ...(stack.serving ?? []).flatMap((host, index) => unknownName(['serving', index], 'host', host, machines)),
    ...(stack.addresses ?? []).flatMap(({ on }, index) =>
      on.flatMap((host, place) => unknownName(['addresses', index, 'on', place], 'host', host, machines)),
    ),
  ];
};

const knownEntry: StackRule = ({ stack }) => {
  const known = [...stack.components, ...(stack.addresses ?? [])].map(({ name }) => name);
  const further = (stack.furtherEntries ?? []).flatMap((place, index) =>
    unknownName(['furtherEntries', index], 'component or address', place, known),
  );
  return [...unknownName(['entry'], 'component or address', stack.entry, known), ...further];
};

/** A place that stands twice would get twice the requests. */
const eachEntryOnce: StackRule = ({ stack: { entry, furtherEntries = [] } }) =>
  furtherEntries.flatMap((place, index): readonly PlanProblem[] => {
    if ([entry, ...furtherEntries].indexOf(place) === index + 1) return [];
    const path = ['furtherEntries', index];
    return [{ path, what: `${shown(place)} is an entry already`, why: 'Requests go to each place in turn.' }];
  });

/** Rules about names and what they refer to. */
export const nameRules: readonly StackRule[] = [eachNameOnce, noNumbers, knownHosts, knownEntry, eachEntryOnce];
