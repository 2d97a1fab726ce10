import { fileURLToPath } from 'node:url';
import { answersHttp } from '../probe.ts';
import type { NodeKind } from './kind.ts';
import { addressOf } from './kind.ts';

const script = fileURLToPath(new URL('../workers/webhook.ts', import.meta.url));

/** The receiver of alerts: writes down what it is told and when, one line of its log each. */
export const webhook: NodeKind = {
  kind: 'webhook',
  files: () => ({}),
  argv: ({ tools, addresses, component: { host, port } }) => [
    tools.node,
    script,
    JSON.stringify({ address: addressOf(addresses, host), port }),
  ],
  ready: ({ addresses, component: { host, port } }) => answersHttp(addressOf(addresses, host), port, '/'),
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
};
