import type { FaultId, Plan, ProbePlan } from '../../model/plan.ts';
import type { FaultSeen, Observation, RowSeen, Visit } from '../../model/observation.ts';
import type { LinkSpec, OperationName, StackSpec } from '../../model/stack.ts';
import type { ProbeFacts } from '../../verdict/probe.ts';
import { planOf, spec } from './record-plan.ts';

/** Two servers behind a balancer; `passive` is only used when the other is down. */
export const balanced = (passive?: string): StackSpec => ({
  ...spec,
  links: ['server1', 'server2'].map((host): LinkSpec =>
    Object.assign({ from: 'balancer.haproxy', to: `${host}.nginx` }, host === passive && { backup: true as const }),
  ),
});

/** The same without a second server, or without a replica. */
export const without = (...names: readonly string[]): StackSpec => {
  const stack = balanced();
  const components = stack.components.filter(({ name }) => !names.includes(name));
  return { ...stack, components, links: stack.links.filter(({ to }) => !names.includes(to)) };
};

/** Everything that a probe saw of such a stack. */
export const factsOf = (
  seen: readonly Observation[],
  stack: StackSpec = balanced(),
  probe: Partial<ProbePlan> = {},
  plan: Plan = planOf([]),
): ProbeFacts => ({ probe: { probe: 'serving-order', expected: 'held', ...probe }, plan, stack, seen });

/** So many visits, 10 ms apart, each as told by its place. */
export const visitsSeen = (
  part: string,
  count: number,
  of: (place: number) => Partial<Visit> = () => ({}),
  operation: OperationName = 'read',
): Observation => ({ kind: 'visits', part, operation, visits: visitsOf(count, of) });

const visitsOf = (count: number, of: (place: number) => Partial<Visit>): readonly Visit[] =>
  Array.from({ length: count }, (_, place) => ({
    visitor: 0,
    id: place + 1,
    atMs: place * 10,
    tookMs: 5,
    valid: true,
    status: 200,
    server: `server${(place % 2) + 1}`,
    database: 'replica.mariadb',
    ...of(place),
  }));

/** Nobody answers. */
export const unanswered: Partial<Visit> = { valid: false, status: 0, server: '', database: '' };

/** A fault that was seen to bite at 1 s, to hold, and to be healed from 5 s on; without the moments named. */
export function faultSeen(fault: FaultId, target: string, ...lacking: readonly string[]): readonly Observation[] {
  const at = (moment: FaultSeen['moment'], times: Pick<FaultSeen, 'atMs' | 'begunMs'>): FaultSeen => {
    const evidence = { facts: [{ what: target, seen: 'as told', asWanted: !lacking.includes(moment) }] };
    return { kind: 'fault', fault, target, moment, ...times, evidence };
  };
  return [
    at('bit', { begunMs: 950, atMs: 1000 }),
    at('still', { atMs: 4950 }),
    at('healed', { begunMs: 5000, atMs: 5100 }),
  ];
}

/** A row that was stored in the primary and seen in the replica 2 ms later. */
export const rowSeen = (change: Partial<RowSeen> = {}): RowSeen => ({
  kind: 'row',
  to: 'primary.mariadb',
  by: 'operator',
  accepted: true,
  because: '',
  soughtIn: 'replica.mariadb',
  seenAfterMs: 2,
  soughtMs: 2,
  ...change,
});

/** What a database counted. */
export const counted = (database: string, selects: number, inserts: number): Observation => ({
  kind: 'statements',
  database,
  selects,
  inserts,
});
