import type { ComponentSpec, OperationName, Role, StackSpec } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import { isTravelled, reachedOn } from '../model/travel.ts';
import type { PlanProblem } from './problem.ts';
import { shown } from './shown.ts';
import type { StackRule } from './stack-rule.ts';
import { unknownName } from './stack-rule.ts';

const knownEnds: StackRule = ({ stack }) => {
  const known = stack.components.map(({ name }) => name);
  return stack.links.flatMap((link, index) =>
    (['from', 'to'] as const).flatMap((end) => unknownName(['links', index, end], 'component', link[end], known)),
  );
};

const eachLinkOnce: StackRule = ({ stack: { links } }) =>
  links.flatMap(({ from, to }, index): readonly PlanProblem[] => {
    if (links.findIndex((other) => other.from === from && other.to === to) === index) return [];
    const why = 'Name all its operations in one link.';
    return [{ path: ['links', index], what: `the link from ${shown(from)} to ${shown(to)} stands here again`, why }];
  });

const noCircle: StackRule = ({ stack }) =>
  stack.links.flatMap((link, index): readonly PlanProblem[] => {
    const { from, to } = link;
    const around = operationNames.find(
      (operation) => isTravelled(link, operation) && leadsTo(stack, to, from, operation),
    );
    if (around === undefined) return [];
    const why = `A ${around} would go round for ever. A link that no request travels has \`operations: []\`.`;
    return [{ path: ['links', index], what: `${shown(to)} leads back to ${shown(from)}`, why }];
  });

function leadsTo(stack: StackSpec, start: string, end: string, operation: OperationName): boolean {
  const from = stack.components.filter(({ name }) => name === start);
  return reachedOn(stack, { from, operation }).some(({ name }) => name === end);
}

/** Kinds whose configuration is made from their links. */
const linked: ReadonlySet<string> = new Set(['haproxy', 'app']);

const linksNeeded: StackRule = ({ stack, around }) =>
  stack.components.flatMap((component, index): readonly PlanProblem[] => {
    const { name, kind, files } = component;
    const main = around.kinds.find((each) => each.kind === kind)?.mainFile;
    if (!linked.has(kind) || (main !== undefined && files?.[main] !== undefined)) return [];
    const called = new Set(stack.links.filter(({ from }) => from === name).map(({ to }) => to));
    const ends = stack.components.filter((end) => called.has(end.name));
    const [wanted, ...fit] = neededBy(stack, component);
    if (ends.some(({ role }) => fit.length === 0 || fit.includes(role))) return [];
    const why = `Its configuration is made from its links: add \`{from: ${name}, to: …}\`.`;
    return [{ path: ['components', index], what: `${name} has no link to ${wanted}`, why }];
  });

/** What must be at the other end of a link, in words and as roles: an application to which no write comes may do without a primary. */
function neededBy(stack: StackSpec, { name, kind }: ComponentSpec): readonly [words: string, ...roles: Role[]] {
  if (kind === 'haproxy') return ['a server'];
  const index = stack.links.findIndex((link) => link.to === name && isTravelled(link, 'write'));
  const isReached = stack.links.some(({ to }) => to === name);
  return index >= 0 || !isReached ? ['a primary database', 'primary'] : ['a database', 'primary', 'replica'];
}

/** Rules about what links lead from and to. */
export const linkEndRules: readonly StackRule[] = [knownEnds];

/** Rules about links and what they make of the stack. */
export const linkRules: readonly StackRule[] = [eachLinkOnce, noCircle, linksNeeded];
