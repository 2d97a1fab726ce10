import { membersOf } from '../model/cluster.ts';
import { priorityOf, trackedBy } from '../model/guardian.ts';
import { isAltered } from '../model/own-file.ts';
import type { ComponentSpec, FloatingAddress, StackSpec } from '../model/stack.ts';
import { ms } from '../model/units.ts';
import type { FailoverBudget } from './failover.ts';
import { failoverBudget } from './failover.ts';
import type { GaleraSettings } from './cluster/galera.ts';
import { galeraDefaults } from './cluster/galera.ts';
import type { HaproxySettings } from './kinds/haproxy.ts';
import { haproxyDefaults } from './kinds/haproxy.ts';
import type { KeepalivedSettings } from './kinds/keepalived.ts';
import { guardedBy, keepalivedDefaults, keepalivedFile } from './kinds/keepalived.ts';
import { settingsOf } from './kinds/kind.ts';
import { mariadbFile } from './kinds/mariadb.ts';
import type { NginxSettings } from './kinds/nginx.ts';
import { choosesServer, nginxDefaults } from './kinds/nginx.ts';

/** Beyond VRRP's own arithmetic: the neighbours learn the address's new machine, and two busy cores may be late. */
const reserveMs = 500;

/**
 * The longest failover by the stack's own settings: the slowest of its balancers, and of its floating addresses.
 * @returns undefined when there is no setting to compute it from, or when a file of the user's own hides them, or text behind one
 */
export function failoverBudgetOf(stack: StackSpec): FailoverBudget | undefined {
  const ofKind = (kind: string): readonly ComponentSpec[] =>
    stack.components.filter((component) => component.kind === kind);
  const [balancers, guardians, members] = [ofKind('haproxy'), ofKind('keepalived'), membersOf(stack)];
  const choosesItself = (component: ComponentSpec): boolean =>
    component.kind === 'nginx' && !component.files?.['nginx.conf'] && choosesServer({ stack, component });
  const isHidden =
    balancers.some((balancer) => isAltered(balancer, 'haproxy.cfg')) ||
    guardians.some((guardian) => isAltered(guardian, keepalivedFile)) ||
    members.some((member) => isAltered(member, mariadbFile));
  if (isHidden) return undefined;
  const budgets = [
    ...balancers.map((balancer) => failoverBudget(settingsOf<HaproxySettings>(haproxyDefaults, balancer))),
    ...guardians.flatMap((guardian) => vrrpBudgets(stack, guardian)),
    ...members.map(clusterBudget),
    ...stack.components.filter(choosesItself).map(upstreamBudget),
  ];
  return budgets.toSorted((a, b) => b.failoverBudgetMs - a.failoverBudgetMs)[0];
}

/**
 * The longest time until the members of a cluster that are left go on without one that is lost: it is out after twice the
 * time to suspect it, and they agree on who is left within as much again (`evs.inactive_timeout`, `evs.install_timeout`).
 */
function clusterBudget(component: ComponentSpec): FailoverBudget {
  const { suspectMs } = settingsOf<GaleraSettings>(galeraDefaults, component);
  const total = 4 * suspectMs + reserveMs;
  return {
    failoverBudgetMs: ms(total),
    failoverBecause: `4 x suspect ${suspectMs} ms + ${reserveMs} ms reserve = ${total} ms`,
  };
}

/**
 * The longest time until an Nginx leaves one of several applications out: the first request that gets no answer is given up
 * after the longer of its two patiences, and until then others are sent there too.
 */
function upstreamBudget(component: ComponentSpec): FailoverBudget {
  const { connectTimeoutMs, readTimeoutMs } = settingsOf<NginxSettings>(nginxDefaults, component);
  const total = Math.max(connectTimeoutMs, readTimeoutMs) + reserveMs;
  const patience =
    readTimeoutMs < connectTimeoutMs ? `connect time-out ${connectTimeoutMs}` : `read time-out ${readTimeoutMs}`;
  return {
    failoverBudgetMs: ms(total),
    failoverBecause: `Nginx's ${patience} ms + ${reserveMs} ms reserve = ${total} ms`,
  };
}

const vrrpBudgets = (stack: StackSpec, component: ComponentSpec): readonly FailoverBudget[] =>
  guardedBy({ stack, component }).map((address) => vrrpBudget(stack, component, address));

/**
 * The longest time until another host has the address. Silence is noticed after 3 advertisements and the skew,
 * (256 - priority) / 256 of one (RFC 5798); a host that finds itself unfit gives up after `fall` looks, begun up to an
 * interval late and the last one as long as its time-out, and says so: then only the skew is left. No look is begun while one
 * is under way, so that looks longer than their interval follow each other at the next one that is free.
 */
function vrrpBudget(stack: StackSpec, component: ComponentSpec, address: FloatingAddress): FailoverBudget {
  const settings = settingsOf<KeepalivedSettings>(keepalivedDefaults, component);
  const skewMs = Math.ceil(((256 - priorityOf(component, address)) / 256) * settings.advertMs);
  const silentMs = 3 * settings.advertMs;
  const { fall, checkIntervalSeconds: intervalSeconds, checkTimeoutMs } = settings;
  const everySeconds = intervalSeconds * Math.ceil(checkTimeoutMs / (intervalSeconds * 1000));
  const unfitMs = (intervalSeconds + (fall - 1) * everySeconds) * 1000 + checkTimeoutMs;
  const looks =
    everySeconds === intervalSeconds
      ? `fall ${fall} x check interval ${intervalSeconds} s`
      : `check interval ${intervalSeconds} s + ${fall - 1} x ${everySeconds} s for a check that lasts longer`;
  const isUnfit = trackedBy(stack, component) !== undefined && unfitMs > silentMs;
  const first = isUnfit ? `${looks} + check time-out ${checkTimeoutMs} ms` : `3 x advert ${settings.advertMs} ms`;
  const total = (isUnfit ? unfitMs : silentMs) + skewMs + reserveMs;
  return {
    failoverBudgetMs: ms(total),
    failoverBecause: `${first} + skew ${skewMs} ms + ${reserveMs} ms reserve = ${total} ms`,
  };
}
