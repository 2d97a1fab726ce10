import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Nobody knows. */
export const noMonitoringNoAlert: Claim = {
  id: 'no-monitoring-no-alert',
  sentence: 'Nobody learns of a failure.',
  from: ['D1', 'D2', 'D3', 'D4'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'alert', 'broken', { target: 'server1', fault: 'stop' })],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [
      probe('hardened', 'alert', 'held', { target: 'server1', fault: 'stop' }),
      probe('hardened', 'alert', 'held', { target: 'primary', fault: 'kill' }),
      probe('hardened', 'alert', 'held', { target: 'balancer1', fault: 'kill' }),
    ],
  },
  change: 'Watch every component, and send alerts by name to somebody who reads them (Prometheus, Alertmanager).',
};
