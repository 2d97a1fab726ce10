import { isMember, membersOf } from '../../model/cluster.ts';
import type { ManagedComponent } from '../component.ts';
import { ask } from '../replication.ts';

/** The databases of the cluster among the components. */
export const memberDatabases = (components: readonly ManagedComponent[]): readonly ManagedComponent[] =>
  components.filter(({ site: { component } }) => component.kind === 'mariadb' && isMember(component));

const standing = "SHOW GLOBAL STATUS WHERE Variable_name IN ('wsrep_local_state_comment', 'wsrep_cluster_size')";

/** What keeps a cluster from being whole, in words of one of its databases; empty when it sees every member and is one. */
export async function notWhole(database: ManagedComponent): Promise<readonly string[]> {
  const rows = await ask(database, standing);
  const of = (name: string): string => String(rows.find((row) => row['Variable_name'] === name)?.['Value'] ?? '');
  const [state, size] = [of('wsrep_local_state_comment'), Number(of('wsrep_cluster_size'))];
  const wanted = membersOf(database.site.stack).length;
  if (state !== 'Synced') return [`${database.name} is ${state || 'of no state'}, not Synced`];
  return size === wanted ? [] : [`${database.name} sees ${size} of ${wanted} members of its cluster`];
}
