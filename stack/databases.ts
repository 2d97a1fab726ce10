import type { ManagedComponent } from './component.ts';
import { settingsOf } from './kinds/kind.ts';
import type { MariadbSettings } from './kinds/mariadb.ts';
import { mariadbDefaults } from './kinds/mariadb.ts';

/** A replica with the primary it follows. */
export interface Following {
  /** Follows. */
  readonly replica: ManagedComponent;
  /** Is followed. */
  readonly primary: ManagedComponent;
}

/** The databases among the components, in starting order. */
export const databasesOf = (components: readonly ManagedComponent[]): readonly ManagedComponent[] =>
  components.filter(({ site }) => site.component.kind === 'mariadb');

/** The balancers among the components. */
export const balancersOf = (components: readonly ManagedComponent[]): readonly ManagedComponent[] =>
  components.filter(({ site }) => site.component.kind === 'haproxy');

/** Who follows whom: each replica the database it has a link to. */
export function followings(components: readonly ManagedComponent[]): readonly Following[] {
  const databases = databasesOf(components);
  return databases.flatMap((replica) => {
    const { stack, component } = replica.site;
    const { replicate, cluster } = settingsOf<MariadbSettings>(mariadbDefaults, component);
    const links =
      component.role === 'replica' && replicate && !cluster
        ? stack.links.filter((link) => link.from === component.name)
        : [];
    const followed = new Set(links.map((link) => link.to));
    return databases.filter(({ name }) => followed.has(name)).map((primary) => ({ replica, primary }));
  });
}
