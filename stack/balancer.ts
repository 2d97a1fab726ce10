import type { Clock } from '../model/handle.ts';
import type { EpochMs } from '../model/units.ts';
import { later } from '../model/units.ts';
import type { ManagedComponent } from './component.ts';
import { haproxySocket } from './kinds/haproxy.ts';
import { askSocket } from './probe.ts';

/** A balancer's view of one server changed. */
export interface BalancerChange {
  /** When it was read. */
  readonly at: EpochMs;
  /** Balancer component. */
  readonly balancer: string;
  /** Backend and server as the balancer names them, for example `app/server1`. */
  readonly server: string;
  /** Its state: `UP`, `DOWN`, `MAINT`, … */
  readonly state: string;
}

/** Between two looks of a watch, and the longest wait in one: a frozen balancer costs its watcher no more. */
const [everyMs, watchMs] = [50, 200];

/** The longest wait in a look that something depends on: on a busy machine a sound balancer was not heard within 200 ms. */
const lookMs = 1000;

/** A server in the column `type` of `show stat`; the others are frontends, backends, and, with `option socket-stats`, listeners. */
const serverType = '2';

/** States by server from HAProxy's `show stat`; `UP 1/2` (on its way down) is still `UP`. */
export function serverStates(csv: string): ReadonlyMap<string, string> {
  const [head = '', ...lines] = csv.split('\n');
  const columns = head.replace(/^# /, '').split(',');
  const [proxy, server, status, type] = ['pxname', 'svname', 'status', 'type'].map((name) => columns.indexOf(name));
  const rows = lines.map((line) => line.split(',')).filter((row) => row.length > 1);
  const isServer = (row: readonly string[]): boolean =>
    type === undefined || type < 0
      ? !['FRONTEND', 'BACKEND'].includes(row[server ?? 0] ?? '')
      : row[type] === serverType;
  const servers = rows.filter(isServer);
  return new Map(
    servers.map((row) => [`${row[proxy ?? 0]}/${row[server ?? 0]}`, (row[status ?? 0] ?? '').split(' ')[0] ?? '']),
  );
}

/** Of every proxy (-1) the servers (4), all of them (-1): the other lines say nothing of servers. */
const serversOnly = 'show stat -1 4 -1';

/** Asks a balancer for its view; rejects when it does not answer in time. */
export const lookAt = async (balancer: ManagedComponent, withinMs = lookMs): Promise<ReadonlyMap<string, string>> =>
  serverStates(await askSocket(haproxySocket(balancer.site.dir), serversOnly, withinMs));

/**
 * Tells every change of the balancers' views, from the first look on, until stopped. Silent while one does not answer.
 * @param onChange must not throw: nobody waits for a watch
 */
export function watchBalancers(
  clock: Clock,
  balancers: readonly ManagedComponent[],
  onChange: (change: BalancerChange) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const watches = balancers.map((balancer) => watchOne(clock, balancer, onChange, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(watches);
    },
  };
}

async function watchOne(
  clock: Clock,
  balancer: ManagedComponent,
  onChange: (change: BalancerChange) => void,
  signal: AbortSignal,
): Promise<void> {
  let known: ReadonlyMap<string, string> | undefined;
  while (!signal.aborted) {
    const seen = await lookAt(balancer, watchMs).catch(() => undefined);
    if (seen && known && !signal.aborted) {
      for (const [server, state] of seen) {
        if (known.get(server) !== state) onChange({ at: clock.now(), balancer: balancer.name, server, state });
      }
    }
    known = seen && seen.size > 0 ? seen : known;
    await clock.until(later(clock.now(), everyMs), signal).catch(() => undefined);
  }
}
