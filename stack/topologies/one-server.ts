import type { StackSpec } from '../../model/stack.ts';
import { ms } from '../../model/units.ts';
import { database, server } from '../topology-parts.ts';

/** No redundancy at all: one machine does everything. */
export const oneServer: StackSpec = {
  name: 'one-server',
  title: 'One machine with Nginx, application and database: no redundancy at all',
  hosts: [{ name: 'client' }, { name: 'server1' }],
  components: [database('server1', 'primary'), ...server('server1')],
  links: [
    { from: 'server1.nginx', to: 'server1.app', operations: ['read', 'write'] },
    { from: 'server1.app', to: 'server1.mariadb', operations: ['read', 'write'] },
  ],
  entry: 'server1.nginx',
  client: 'client',
  failoverBudgetMs: ms(500),
  failoverBecause: 'nothing takes over here; 500 ms are for requests that were under way',
};
