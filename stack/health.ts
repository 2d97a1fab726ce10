import type { ComponentKind } from '../model/stack.ts';

/** Paths that a kind answers by itself, whatever is behind it; a raw configuration need not. */
export const ownHealthPath = {
  haproxy: '/haproxy-health',
  nginx: '/nginx-health',
  app: '/healthz',
} as const satisfies Partial<Record<ComponentKind, string>>;
