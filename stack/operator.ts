import type { PromotionHandle } from '../model/database-handle.ts';
import { Failure } from '../model/failure.ts';
import type { StackSpec } from '../model/stack.ts';
import type { ManagedComponent } from './component.ts';
import { databasesOf } from './databases.ts';
import type { Site } from './kinds/kind.ts';
import { ask } from './replication.ts';

/** Longest time until a replica has applied what it received, and for each order to it. */
const [applyMs, orderMs] = [10_000, 5000];

/** What an operator does by hand, as the manual of MariaDB has it. */
export function operatorOf(components: readonly ManagedComponent[]): PromotionHandle {
  return {
    promote: async (name) => {
      const replica = databasesOf(components).find((component) => component.name === name);
      if (!replica) throw noReplica(name);
      await applyAll(replica);
      for (const order of ['STOP SLAVE', 'RESET SLAVE ALL', 'SET GLOBAL read_only = 0'])
        await ask(replica, order, orderMs);
    },
    repoint: async (from, to) => {
      const callers = components.filter(({ site }) => site.component.kind === 'app' && calls(site, from));
      await Promise.all(
        callers.map(async (app) => {
          app.resettle({ ...app.site, stack: repointed(app.site.stack, from, to) });
          await app.stop();
          await app.start();
        }),
      );
    },
  };
}

const calls = ({ stack, component }: Site, name: string): boolean =>
  stack.links.some((link) => link.from === component.name && link.to === name);

/** The stack after a promotion: nobody calls the one that is gone, and whoever called it calls the other for everything. */
export function repointed(stack: StackSpec, from: string, to: string): StackSpec {
  const callers = new Set(stack.links.filter((link) => link.to === from && link.from !== to).map((link) => link.from));
  const others = stack.links.filter((link) => link.to !== from && !(callers.has(link.from) && link.to === to));
  const links = [...others, ...[...callers].map((caller) => ({ from: caller, to }))];
  const components = stack.components.map((each) => (each.name === to ? { ...each, role: 'primary' as const } : each));
  return { ...stack, components, links };
}

/** Waits until what was received is applied: what is not would be lost by the orders that follow. */
async function applyAll(replica: ManagedComponent): Promise<void> {
  const [status] = await ask(replica, 'SHOW SLAVE STATUS', orderMs);
  const received = String(status?.['Gtid_IO_Pos'] ?? '');
  if (received === '') return;
  const wait = `SELECT MASTER_GTID_WAIT('${received}', ${applyMs / 1000}) AS late`;
  const [answer] = await ask(replica, wait, applyMs + orderMs);
  if (Number(answer?.['late']) !== 0) throw notApplied(replica.name);
}

const noReplica = (name: string): Failure =>
  new Failure('bad-stack', { what: `the stack has no database ${name}`, why: 'nobody of this name can be promoted' });

const notApplied = (name: string): Failure =>
  new Failure('command-timed-out', {
    what: `${name} has not applied what it received within ${applyMs} ms`,
    why: 'its applying thread stands still or is far behind',
  });
