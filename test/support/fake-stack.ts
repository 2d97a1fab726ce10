import type { DatabaseHandle } from '../../model/database-handle.ts';
import type { Clock, TargetHandle } from '../../model/handle.ts';
import type { Visit } from '../../model/observation.ts';
import type { StackHandle, VisitOrder } from '../../model/stack-handle.ts';
import { later } from '../../model/units.ts';
import { fakeTarget } from './fake-target.ts';

/** How a fake stack behaves where it matters to a test. */
export interface FakeStackSettings {
  /** Whose time passes while a request is answered. */
  readonly clock: Clock;
  /** How a request is answered, by its number from 1; two servers in turn when absent. */
  readonly answer?: (order: VisitOrder, id: number) => Partial<Visit>;
  /** How long after the primary the replica holds a row; never when null. */
  readonly lagMs?: number | null;
  /** Whether the replica takes writes of applications. */
  readonly open?: boolean;
  /** What keeps it from being steady, look by look; then nothing. */
  readonly unsteady?: string[];
  /** What of the network and the monitoring is not as in a stack where nobody reaches, reads or changes anything. */
  readonly network?: Partial<Pick<StackHandle, 'reach' | 'overhear' | 'alterationManners' | 'alter' | 'alerts'>>;
}

/** A stack of nothing but answers, and the list of what an operator did to it. */
export interface FakeStack extends StackHandle {
  /** What was asked of the operator, and done to targets, in order. */
  readonly done: readonly string[];
}

/** A stack without processes. */
export function fakeStack(settings: FakeStackSettings): FakeStack {
  const { clock, answer = () => ({}), unsteady = [] } = settings;
  const done: string[] = [];
  const heard = (command: string): void => void done.push(command);
  const rows = fakeRows(settings);
  let sent = 0;
  const act = async (what: string): Promise<void> => void done.push(what);
  const targets = new Map<string, TargetHandle>();
  return {
    done,
    target: (name) => {
      const target = targets.get(name) ?? fakeTarget({ name, components: [`${name}.part`], heard });
      targets.set(name, target);
      return target;
    },
    visit: async (order) => {
      sent += 1;
      const id = sent;
      await clock.until(later(clock.now(), 5));
      const server = `server${(id % 2) + 1}`;
      const fine = {
        visitor: order.visitor,
        id,
        tookMs: 5,
        valid: true,
        status: 200,
        server,
        database: 'replica.mariadb',
      };
      rows.count(order);
      return { ...fine, ...answer(order, id) };
    },
    database: rows.database,
    operator: {
      promote: (replica) => act(`promote ${replica}`),
      repoint: (from, to) => act(`repoint ${from} ${to}`),
    },
    reach: async () => [],
    overhear: async () => ({ answered: true, cables: [] }),
    alterationManners: [],
    alter: async (manner) => ({ manner, intercepted: 0, altered: 0, outcome: 'unaltered', said: '' }),
    alerts: async () => [],
    ...settings.network,
    steadyState: async () => unsteady.splice(0, 1),
  };
}

/** A primary and its replica: rows by the moment from which each holds them. */
function fakeRows({ clock, lagMs = 3, open = false }: FakeStackSettings) {
  const heldFrom = new Map<string, number>();
  const statements: Record<string, { selects: number; inserts: number }> = {};
  const of = (name: string) => (statements[name] ??= { selects: 0, inserts: 0 });
  const database = (name: string): DatabaseHandle => ({
    name,
    counts: async () => ({ ...of(name) }),
    write: async (id, by) => {
      const isReplica = name.startsWith('replica');
      if (isReplica && by === 'application' && !open) return { accepted: false, because: 'read-only' };
      heldFrom.set(`${name} ${id}`, clock.now());
      if (!isReplica && lagMs !== null) heldFrom.set(`replica.mariadb ${id}`, clock.now() + lagMs);
      return { accepted: true, because: '' };
    },
    holds: async (ids) =>
      Object.fromEntries(
        ids.flatMap((id) => ((heldFrom.get(`${name} ${id}`) ?? Infinity) <= clock.now() ? [[id, 1]] : [])),
      ),
    standing: async () => ({ follows: '', readOnly: name.startsWith('replica') && !open }),
  });
  const count = ({ operation }: VisitOrder): void => {
    if (operation === 'read') of('replica.mariadb').selects += 1;
    if (operation === 'write') of('primary.mariadb').inserts += 1;
  };
  return { database, count };
}
