import { isAltered } from './own-file.ts';
import type { ComponentSpec } from './stack.ts';

/**
 * How HAProxy checks its servers when a stack says nothing else; times in milliseconds. Shared by who writes its
 * configuration and by who judges when it noticed what, so that the two cannot disagree.
 */
export const healthCheckDefaults = {
  /** How a server is checked: `http` wants a 200 of its health path, `tcp` a connection, `none` takes it for up. */
  check: 'http',
  /** Between two checks of a server that is up. */
  interMs: 300,
  /** Between two checks while a server is on its way up or down. */
  fastinterMs: 100,
  /** Between two checks of a server that is down. */
  downinterMs: 100,
  /** Failed checks in a row until a server is down. */
  fall: 2,
  /** Passed checks in a row until a server is up. */
  rise: 2,
  /** Longest wait for the answer to a check. */
  timeoutCheckMs: 200,
  /** Longest wait for a connection to a server. */
  timeoutConnectMs: 200,
} as const;

/** How one balancer checks its servers. */
export type HealthCheck = {
  readonly [Name in keyof typeof healthCheckDefaults]: (typeof healthCheckDefaults)[Name] extends string
    ? string
    : number;
};

/** The checks of a balancer; undefined for whatever else, and where a configuration of the user's own hides them. */
export function healthCheckOf(component: ComponentSpec): HealthCheck | undefined {
  if (component.kind !== 'haproxy' || isAltered(component, 'haproxy.cfg')) return undefined;
  return { ...healthCheckDefaults, ...(component.settings as Partial<HealthCheck> | undefined) };
}
