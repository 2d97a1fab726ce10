import { guardedAddresses, leadsTo, namedBy } from '../model/guardian.ts';
import { frontOf } from '../model/stack.ts';
import type { PlanProblem } from './problem.ts';
import type { StackRule } from './stack-rule.ts';
import { unknownName } from './stack-rule.ts';

const eachHostOnce: StackRule = ({ stack }) =>
  (stack.addresses ?? []).flatMap(({ name, on }, index) =>
    on.flatMap((host, place): readonly PlanProblem[] => {
      if (on.indexOf(host) === place) return [];
      return [
        {
          path: ['addresses', index, 'on', place],
          what: `${host} stands here again`,
          why: `${name} names each host once.`,
        },
      ];
    }),
  );

/** An address that nothing moves would never be anywhere. */
const someoneMovesIt: StackRule = ({ stack }) =>
  (stack.addresses ?? []).flatMap(({ name, on }, index) =>
    on.flatMap((host, place): readonly PlanProblem[] => {
      const there = stack.components.filter((component) => component.host === host);
      if (there.some(({ kind }) => kind === 'keepalived' || kind === 'command')) return [];
      const why = `Add \`{host: ${host}, kind: keepalived}\`.`;
      return [{ path: ['addresses', index, 'on', place], what: `nothing on ${host} can take ${name}`, why }];
    }),
  );

/** Behind a floating entry every host must have something that answers. */
const frontEverywhere: StackRule = ({ stack }) => {
  const places = new Set([stack.entry, ...(stack.furtherEntries ?? [])]);
  return (stack.addresses ?? []).flatMap(({ name, on }, index) =>
    on.flatMap((host, place): readonly PlanProblem[] => {
      if (!places.has(name) || frontOf(stack, host)) return [];
      const why = 'The entry leads there: it needs a balancer, a web server or an application.';
      return [{ path: ['addresses', index, 'on', place], what: `${host} has nothing that takes requests`, why }];
    }),
  );
};

/** A keepalived whose configuration is made for it needs an address to look after. */
const somethingToGuard: StackRule = ({ stack, around }) =>
  stack.components.flatMap((component, index): readonly PlanProblem[] => {
    const main = around.kinds.find(({ kind }) => kind === component.kind)?.mainFile ?? '';
    if (component.kind !== 'keepalived' || component.files?.[main] !== undefined) return [];
    const own = (stack.addresses ?? []).filter(({ on }) => on.includes(component.host)).map(({ name }) => name);
    const wanted = namedBy(component);
    if (wanted !== '')
      return unknownName(['components', index, 'settings', 'address'], `address on ${component.host}`, wanted, own);
    if (guardedAddresses(stack, component).length > 0) return [];
    if (own.length > 0) {
      const why = `Another keepalived on ${component.host} names ${own.join(', ')}: give this one an address of its own, or remove it.`;
      return [{ path: ['components', index], what: `${component.name} has no address left to look after`, why }];
    }
    const why = `Add \`addresses: [{name: vip, on: [${component.host}]}]\` to the stack, or name its file yourself.`;
    return [{ path: ['components', index], what: `${component.name} has no address to look after`, why }];
  });

/** A keepalived asks one component whether its host is fit, for all addresses that it looks after. */
const oneToAsk: StackRule = ({ stack, around }) =>
  stack.components.flatMap((component, index): readonly PlanProblem[] => {
    const main = around.kinds.find(({ kind }) => kind === component.kind)?.mainFile ?? '';
    if (component.kind !== 'keepalived' || component.files?.[main] !== undefined) return [];
    const led = guardedAddresses(stack, component).map((address) => ({
      name: address.name,
      to: leadsTo(stack, component.host, address)?.name,
    }));
    const [first] = led;
    const other = led.find(({ to }) => to !== first?.to);
    if (!first || !other) return [];
    const what = `${component.name} looks after ${first.name}, which leads to ${first.to}, and ${other.name}, to ${other.to}`;
    const why =
      'It asks one of them whether both are well: give each address a keepalived, by `settings: {address: …}`.';
    return [{ path: ['components', index], what, why }];
  });

/** Writes that are sent to an address go to whoever has it. */
const knownWriter: StackRule = ({ stack }) =>
  stack.components.flatMap(({ settings }, index) => {
    const wanted = String(settings?.['writerAddress'] ?? '');
    const known = (stack.addresses ?? []).map(({ name }) => name);
    const path = ['components', index, 'settings', 'writerAddress'];
    return wanted === '' ? [] : unknownName(path, 'floating address', wanted, known);
  });

/** Rules about floating addresses. */
export const addressRules: readonly StackRule[] = [
  eachHostOnce,
  someoneMovesIt,
  frontEverywhere,
  somethingToGuard,
  oneToAsk,
  knownWriter,
];
