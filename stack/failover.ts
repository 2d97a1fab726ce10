import type { HaproxySettings } from './kinds/haproxy.ts';
import type { Milliseconds } from '../model/units.ts';
import { ms } from '../model/units.ts';

/** How long a failover may take, with the arithmetic in words. */
export interface FailoverBudget {
  /** The budget. */
  readonly failoverBudgetMs: Milliseconds;
  /** Its arithmetic, naming the settings. */
  readonly failoverBecause: string;
}

/** Beyond HAProxy's own arithmetic: two busy cores may run a check late. */
const reserveMs = 500;

/**
 * The longest time from a fault until HAProxy sends requests elsewhere, whatever the fault.
 * The worst is a hang: `inter` until the next check begins, then `fall` checks that each take the whole `timeout check`,
 * with `fastinter` between them (HAProxy's manual, `inter` and `timeout check`); a refused connection is found sooner.
 * A request that is under way at that moment needs one more `timeout connect` until it is sent elsewhere.
 */
export function failoverBudget(settings: HaproxySettings): FailoverBudget {
  const inter = Number(settings.interMs);
  const checks = Number(settings.fall) * Number(settings.timeoutCheckMs);
  const between = (Number(settings.fall) - 1) * Number(settings.fastinterMs);
  const connect = Number(settings.timeoutConnectMs);
  const total = inter + checks + between + connect + reserveMs;
  return {
    failoverBudgetMs: ms(total),
    failoverBecause:
      `inter ${inter} ms + fall ${settings.fall} x timeout check ${settings.timeoutCheckMs} ms` +
      ` + ${Number(settings.fall) - 1} x fastinter ${settings.fastinterMs} ms + timeout connect ${connect} ms` +
      ` + ${reserveMs} ms reserve = ${total} ms`,
  };
}
