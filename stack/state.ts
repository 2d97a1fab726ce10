import { tellsItsView } from '../model/balancer-view.ts';
import type { StackHandle } from '../model/stack-handle.ts';
import { visitorCount } from '../model/stack-handle.ts';
import type { DatabaseState, ServerState, StackState, VisitState } from '../model/state.ts';
import { lookAt } from './balancer.ts';
import type { ManagedComponent } from './component.ts';
import type { Following } from './databases.ts';
import { balancersOf, databasesOf, followings } from './databases.ts';
import { holdersOf } from './floating.ts';
import { transactionsBetween } from './gtid.ts';
import type { Lab } from './lab.ts';
import { ask, notFollowing } from './replication.ts';

/**
 * Opens the view of everything that a person would look at. Every look sends another visitor: each has an address of his own, and
 * some balancers send one always to the same server.
 */
export function openStackState(
  lab: Lab,
  components: readonly ManagedComponent[],
  visit: StackHandle['visit'],
): () => Promise<StackState> {
  let looks = 0;
  return () => {
    looks += 1;
    return look(lab, components, visit({ operation: 'read', visitor: looks % visitorCount }));
  };
}

/** One look. It is bounded in time; what does not answer is left open. */
async function look(
  lab: Lab,
  components: readonly ManagedComponent[],
  visit: ReturnType<StackHandle['visit']>,
): Promise<StackState> {
  const [observed, servers, databases, addresses, visited] = await Promise.all([
    Promise.all(components.map(async (each) => ({ name: each.name, ...(await each.observe()) }))),
    Promise.all(balancersOf(components).map(viewOf)),
    Promise.all(databasesOf(components).map((each) => databaseState(each, followings(components)))),
    Promise.all((lab.spec.addresses ?? []).map(async (each) => ({ name: each.name, on: await holdersOf(lab, each) }))),
    visit,
  ]);
  return {
    at: lab.clock.now(),
    components: observed.map(({ name, state, listening }) => ({ name, state, listening })),
    servers: servers.flat(),
    databases,
    addresses,
    visit: visitState(visited),
  };
}

const visitState = ({ server, database, status, tookMs }: VisitState): VisitState => ({
  server,
  database,
  status,
  tookMs,
});

async function viewOf(balancer: ManagedComponent): Promise<readonly ServerState[]> {
  if (!tellsItsView(balancer.site.component)) return [];
  const states = await lookAt(balancer).catch(() => new Map<string, string>());
  return [...states].map(([server, state]) => ({ balancer: balancer.name, server, state }));
}

async function databaseState(database: ManagedComponent, all: readonly Following[]): Promise<DatabaseState> {
  const following = all.find(({ replica }) => replica.name === database.name);
  const [writable, trouble, behind] = await Promise.all([
    takesWrites(database).catch(() => null),
    following ? notFollowing(database).catch(() => ['does not answer']) : [],
    following ? behindBy(following).catch(() => null) : null,
  ]);
  return { name: database.name, writable, follows: following?.primary.name ?? null, trouble, behind };
}

async function takesWrites(database: ManagedComponent): Promise<boolean> {
  const [row] = await ask(database, 'SELECT @@read_only AS closed');
  return Number(row?.['closed']) === 0;
}

/** The replica is asked first: what comes in between makes it look later than it is, never earlier. */
async function behindBy({ replica, primary }: Following): Promise<number | null> {
  const [has] = await ask(replica, 'SELECT @@gtid_slave_pos AS gtid');
  const [wants] = await ask(primary, 'SELECT @@gtid_binlog_pos AS gtid');
  return transactionsBetween(String(has?.['gtid'] ?? ''), String(wants?.['gtid'] ?? ''));
}
