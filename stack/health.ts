import type { ComponentKind, ComponentSpec } from '../model/stack.ts';

/** Paths that a kind answers by itself, whatever is behind it; a raw configuration need not. */
export const ownHealthPath = {
  haproxy: '/haproxy-health',
  nginx: '/nginx-health',
  app: '/healthz',
} as const satisfies Partial<Record<ComponentKind, string>>;

/** Port on which a component that speaks TLS answers for its own health in the clear, on the loopback device alone. */
export const innerHealthPort = ({ port }: Pick<ComponentSpec, 'port'>): number => 10_000 + (port % 10_000);
