import type { DatabaseState, StackState, VisitState } from '../../model/state.ts';

/** What became different from one look to the next, a line each; names are those of the stack. */
export function changesBetween(before: StackState, after: StackState): readonly string[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...is].filter(([what, seen]) => was.get(what) !== seen).map(([what, seen]) => `${what} ${seen}`);
}

/** Everything worth a line, by what it is about. */
export function factsOf(state: StackState): ReadonlyMap<string, string> {
  return new Map([
    ['users', visitText(state.visit)],
    ...state.addresses.map(({ name, on }): [string, string] => [
      name,
      on.length === 0 ? 'is on no host' : `is on ${on.join(' and ')}`,
    ]),
    ...state.servers.map(({ balancer, server, state: seen }): [string, string] => [
      `${balancer}: ${server}`,
      `is ${seen}`,
    ]),
    ...state.components.map((each): [string, string] => [each.name, componentText(each)]),
    ...state.databases.map((each): [string, string] => [`${each.name}:`, databaseText(each)]),
  ]);
}

const visitText = ({ status }: VisitState): string => {
  if (status === 0) return 'get no answer';
  return status < 400 ? 'are served' : `get ${status}`;
};

const componentText = ({ state, listening }: StackState['components'][number]): string =>
  state === 'running' && !listening ? 'runs and does not listen' : `is ${state}`;

/** Whether it takes writes and follows; how far it is behind is told by the page, as it changes all the time. */
export function databaseText({ writable, follows, trouble }: DatabaseState): string {
  if (writable === null) return 'does not answer';
  const part = writable ? 'takes writes' : 'is read-only';
  if (follows === null) return part;
  return trouble.length > 0 ? `${part}; ${trouble.join('; ')}` : `${part}, follows ${follows}`;
}
