import { leadsToFiles } from '../model/answering.ts';
import { askedBy } from '../model/databases.ts';
import type { ComponentSpec, OperationName, StackSpec } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import { isTravelled, reachedOn } from '../model/travel.ts';
import type { PlanProblem } from './problem.ts';
import { shown } from './shown.ts';
import type { StackRule, StackUnderRule } from './stack-rule.ts';
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

/** Whether a component's configuration is made for it. */
const isMade = ({ kind, files }: ComponentSpec, { kinds }: StackUnderRule['around']): boolean => {
  const main = kinds.find((each) => each.kind === kind)?.mainFile;
  return main === undefined || files?.[main] === undefined;
};

const linksNeeded: StackRule = ({ stack, around }) =>
  stack.components.flatMap((component, index): readonly PlanProblem[] => {
    const { name, kind } = component;
    const lacking = linked.has(kind) && isMade(component, around) ? lackingTo(stack, component) : undefined;
    if (lacking === undefined) return [];
    const why = `Its configuration is made from its links: add \`{from: ${name}, to: …}\`.`;
    return [{ path: ['components', index], what: `${name} has no link to ${lacking}`, why }];
  });

/** What must be at the other end of a link, in words: an application to which no write comes may do without a primary. */
function lackingTo(stack: StackSpec, { name, kind }: ComponentSpec): string | undefined {
  if (kind === 'haproxy') return stack.links.some(({ from }) => from === name) ? undefined : 'a server';
  const { readers, writers } = askedBy(stack, name);
  const coming = stack.links.filter(({ to }) => to === name);
  const comes = (operation: OperationName): boolean =>
    coming.length === 0 || coming.some((link) => isTravelled(link, operation));
  if (writers.length === 0 && comes('write')) return 'a primary database that takes its writes';
  return readers.length === 0 && comes('read') ? 'a database that answers its reads' : undefined;
}

/** An application writes to one place: two would have to agree. */
const oneWriter: StackRule = ({ stack }) =>
  stack.components.flatMap(({ name, kind, settings }): readonly PlanProblem[] => {
    if (kind !== 'app' || (settings?.['writerAddress'] ?? '') !== '') return [];
    const [first, ...others] = askedBy(stack, name).writers;
    return others.map((other) => ({
      path: ['links', stack.links.findIndex(({ from, to }) => from === name && to === other.name)],
      what: `${name} writes to ${first?.name} already`,
      why: 'Leave write out of its `operations`, or name the floating address of whoever takes writes: `settings: {writerAddress: …}`.',
    }));
  });

/** Nginx hands reads and writes to the same applications. */
const sameBehindNginx: StackRule = ({ stack, around }) =>
  stack.components.flatMap((component): readonly PlanProblem[] => {
    if (component.kind !== 'nginx' || !isMade(component, around)) return [];
    const own = [...stack.links.entries()].filter(([, { from }]) => from === component.name);
    const carried = (['read', 'write'] as const).filter((operation) =>
      own.some(([, link]) => isTravelled(link, operation)),
    );
    return own.flatMap(([index, link]): readonly PlanProblem[] => {
      const [lacking, ...others] = carried.filter((operation) => !isTravelled(link, operation));
      if (lacking === undefined || others.length + 1 === carried.length) return [];
      const what = `the link to ${shown(link.to)} carries no ${lacking}, another of ${component.name} does`;
      const why =
        'Its Nginx hands both to all of them in turn: give these links the same operations, or it an nginx.conf.';
      return [{ path: ['links', index], what, why }];
    });
  });

/** A Nginx that balances has no files itself: whoever gets them through it has to find them behind it. */
const filesBehindBalancer: StackRule = ({ stack, around }) =>
  stack.components.flatMap((component, index): readonly PlanProblem[] => {
    const { name, kind, role } = component;
    if (kind !== 'nginx' || role !== 'balancer' || !isMade(component, around)) return [];
    if (leadsToFiles(stack, name)) return [];
    const why =
      'A Nginx of the role balancer has none itself. Leave `role` out: then it serves files, and hands on the rest.';
    return [{ path: ['components', index], what: `${name} leads to nobody who has files`, why }];
  });

/** A balancer or a Nginx whose configuration is made for it speaks HTTP, which no database understands. */
const noHttpToDatabases: StackRule = ({ stack, around }) =>
  stack.links.flatMap(({ from, to, operations }, index): readonly PlanProblem[] => {
    const [one, other] = [from, to].map((end) => stack.components.find(({ name }) => name === end));
    if (!one || other?.kind !== 'mariadb' || operations?.length === 0) return [];
    if (!['haproxy', 'nginx'].includes(one.kind) || !isMade(one, around)) return [];
    const why = 'Its configuration speaks HTTP: put an application between them, or give it a file of its own.';
    return [{ path: ['links', index], what: `${shown(from)} cannot ask the database ${shown(to)}`, why }];
  });

/** Rules about what links lead from and to. */
export const linkEndRules: readonly StackRule[] = [knownEnds];

/** Rules about links and what they make of the stack. */
export const linkRules: readonly StackRule[] = [
  eachLinkOnce,
  noCircle,
  linksNeeded,
  oneWriter,
  sameBehindNginx,
  filesBehindBalancer,
  noHttpToDatabases,
];
