import type { FaultId } from '../model/plan.ts';
import type { HealthCheck } from '../model/health-check.ts';
import { healthCheckOf } from '../model/health-check.ts';
import type { ComponentSpec, StackSpec } from '../model/stack.ts';
import { componentsOf } from '../model/stack.ts';

/** The earliest and the latest that settings allow. */
export interface Interval {
  /** Earliest. */
  readonly lowMs: number;
  /** Latest. */
  readonly highMs: number;
}

/** What a check of a server meets under a fault: a refusal at once, a connection without an answer, or nothing at all. */
type Meets = 'refusal' | 'hang' | 'silence';

const meets: Partial<Readonly<Record<FaultId, Meets>>> = {
  stop: 'refusal',
  kill: 'refusal',
  pause: 'hang',
  isolate: 'silence',
};

/** The balancer is asked for its view every 50 ms, and on a busy machine it checks a little late, and answers so. */
const grainMs = 100;

/**
 * When a balancer marks a server down, from the moment it fails. A check begins `inter` after the end of the one before, and
 * after the first failure every `fastinter`, until `fall` have failed (HAProxy's manual, `inter`, `fastinter`, `fall`;
 * `process_chk_conn` counts from the end). A refused check takes no time, one without an answer the whole `timeout check`,
 * one without a connection the shorter of `timeout connect` and `inter` (manual, `timeout check`). The earliest is a check
 * that was just due, or just under way, when the fault came.
 */
export function downWithin(check: HealthCheck, met: Meets): Interval {
  const { interMs, fastinterMs, fall } = check;
  const between = (fall - 1) * fastinterMs;
  const [shortest, longest] = checkLasts(check, met);
  return { lowMs: fall * shortest + between, highMs: interMs + fall * longest + between + grainMs };
}

function checkLasts({ check, timeoutCheckMs, timeoutConnectMs, interMs }: HealthCheck, met: Meets): [number, number] {
  if (met === 'refusal') return [0, 0];
  if (met === 'hang') return [timeoutCheckMs, timeoutCheckMs];
  const connectMs = Math.min(timeoutConnectMs, interMs);
  return check === 'tcp'
    ? [connectMs, connectMs]
    : [Math.min(connectMs, timeoutCheckMs), Math.max(connectMs, timeoutCheckMs)];
}

/**
 * When a balancer marks a server up again, from the moment it answers: `rise` checks must pass, the first of them at most
 * `downinter` away, the others `fastinter` (manual, `downinter`, `rise`). A check that was under way while the server was
 * not yet there may first wait for its whole time.
 */
export function upWithin(check: HealthCheck): Interval {
  const { downinterMs, fastinterMs, rise, timeoutCheckMs, timeoutConnectMs } = check;
  const between = (rise - 1) * fastinterMs;
  const stuckMs = Math.max(timeoutCheckMs, timeoutConnectMs);
  return { lowMs: between, highMs: stuckMs + downinterMs + between + grainMs };
}

/** What the settings say of a fault on a target: when balancers notice it, and its return; null where they imply nothing. */
export interface Implied {
  /** From the moment the server fails to the first notice by any balancer. */
  readonly down: Interval;
  /** From the moment it answers again. */
  readonly up: Interval;
}

/** Nothing is implied where no check of a balancer that is out of the target can fail because of the fault. */
export function impliedBy(stack: StackSpec, target: string, fault: FaultId): Implied | null {
  const met = meets[fault];
  const gone = componentsOf(stack, target);
  if (!met) return null;
  const checks = stack.components
    .filter((component) => !gone.includes(component))
    .flatMap((balancer) => {
      const check = healthCheckOf(balancer);
      return check && fails(stack, { balancer, check, gone, met }) ? [check] : [];
    });
  if (checks.length === 0) return null;
  return { down: soonest(checks.map((check) => downWithin(check, met))), up: latest(checks.map(upWithin)) };
}

interface Checked {
  readonly balancer: ComponentSpec;
  readonly check: HealthCheck;
  readonly gone: readonly ComponentSpec[];
  readonly met: Meets;
}

/** A check fails with the server itself; one by HTTP asks the application behind it as well, but on its own host only. */
function fails(stack: StackSpec, { balancer, check, gone, met }: Checked): boolean {
  if (check.check === 'none') return false;
  const called = new Set(stack.links.filter(({ from }) => from === balancer.name).map(({ to }) => to));
  const servers = stack.components.filter(({ name }) => called.has(name));
  const isServer = gone.some((component) => servers.includes(component));
  if (check.check === 'tcp') return isServer && met !== 'hang';
  return isServer || gone.some(({ role, host }) => role === 'app' && servers.some((server) => server.host === host));
}

const soonest = (all: readonly Interval[]): Interval => ({
  lowMs: Math.min(...all.map(({ lowMs }) => lowMs)),
  highMs: Math.min(...all.map(({ highMs }) => highMs)),
});

const latest = (all: readonly Interval[]): Interval => ({
  lowMs: Math.max(...all.map(({ lowMs }) => lowMs)),
  highMs: Math.max(...all.map(({ highMs }) => highMs)),
});
