import type { ComponentSpec, LinkSpec, OperationName, Role, StackSpec } from './stack.ts';
import { entriesOf, operationNames } from './stack.ts';
import { reachedOn } from './travel.ts';

/** Of a stack, what requests are taken to find. */
export interface Found {
  /** Names of components that are gone; absent means none. */
  readonly lost?: ReadonlySet<string>;
  /** Whether links in reserve are left aside; absent means that they are not. */
  readonly isReserveAside?: true;
}

/**
 * The hosts that right answers to an operation may name, for each way in which they come about; more than one where nobody
 * knows which, and an empty name for none. A file names the web server that has it, by a header; what is looked up or written
 * names the application, in its text. A program of the user's own may say nothing there: then the web server in front of it is
 * named, if there is one. Shared by who waits for such answers and by who tells from them that a fault is gone.
 */
export function namesInAnswers(
  stack: StackSpec,
  operation: OperationName,
  found: Found = {},
): readonly (readonly string[])[] {
  const { lost, isReserveAside } = found;
  const isOpen = ({ to, backup }: LinkSpec): boolean => lost?.has(to) !== true && !(isReserveAside && backup);
  const from = entriesOf(stack).filter(({ name }) => lost?.has(name) !== true);
  const role = answeringRole(stack, operation);
  const reached = reachedOn(stack, { from, operation, isOpen });
  const leadsTo = (front: ComponentSpec, server: ComponentSpec): boolean =>
    reachedOn(stack, { from: [front], operation, isOpen }).includes(server);
  return reached
    .filter((server) => server.role === role)
    .flatMap((server) => {
      if (role === 'web' || server.kind === 'app') return [[server.host]];
      const fronts = reached.filter((front) => front.role === 'web' && leadsTo(front, server));
      return fronts.length > 0 ? fronts.map(({ host }) => [server.host, host]) : [[server.host, '']];
    });
}

/** Who has files: web servers. Who looks up and writes: applications. Of a stack that has none, the other. */
export function answeringRole({ components }: Pick<StackSpec, 'components'>, operation: OperationName): Role {
  const [first, second] = operation === 'static' ? (['web', 'app'] as const) : (['app', 'web'] as const);
  return components.some(({ role }) => role === first) ? first : second;
}

/** Whether the application of the lab has files: where no web server is drawn, who looks up and writes has them too. */
export const hasFilesInApplications = (stack: Pick<StackSpec, 'components'>): boolean =>
  answeringRole(stack, 'static') === 'app';

/** Whether a component may have files, or leads to one that may. */
export function leadsToFiles(stack: StackSpec, component: string): boolean {
  const from = stack.components.filter(({ name }) => name === component);
  const reached = reachedOn(stack, { from, operation: 'static' });
  const mayHave = ({ kind, role }: ComponentSpec): boolean =>
    role === 'web' || (role === 'app' && (kind !== 'app' || hasFilesInApplications(stack)));
  return reached.some(mayHave);
}

/**
 * Hosts that must be seen answering in steady state, in drawing order: those that answers surely name, without what is in
 * reserve; or those that the stack says, each in the operations whose answers may name it, and in all where none may.
 * @param operation that the requests are of; absent means any
 */
export function servingHosts(stack: StackSpec, operation?: OperationName): readonly string[] {
  const asked = operation === undefined ? operationNames : [operation];
  const wanted = new Set(asked.flatMap((each) => (stack.serving ? saidFor(stack, each) : surelyNamed(stack, each))));
  return stack.hosts.map(({ name }) => name).filter((name) => wanted.has(name));
}

const surelyNamed = (stack: StackSpec, operation: OperationName): readonly string[] =>
  namesInAnswers(stack, operation, { isReserveAside: true }).flatMap((names) =>
    new Set(names).size === 1 ? names : [],
  );

function saidFor(stack: StackSpec, operation: OperationName): readonly string[] {
  const here = new Set(namesInAnswers(stack, operation).flat());
  const anywhere = new Set(operationNames.flatMap((each) => namesInAnswers(stack, each).flat()));
  return (stack.serving ?? []).filter((host) => here.has(host) || !anywhere.has(host));
}
