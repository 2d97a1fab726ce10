import type { Claim } from '../../model/claim.ts';
import { acts, leaves, probe } from '../claim-words.ts';

/** Before anybody is hurt. */
export const monitoringDetectsEarly: Claim = {
  id: 'monitoring-detects-early',
  sentence: 'Problems are seen before users are hurt.',
  from: ['D0'],
  kind: 'promise',
  original: {
    foreseen: 'broken',
    shownBy: [probe('two-servers', 'alert', 'broken', { target: 'server1', fault: 'slow' })],
  },
  remedied: {
    foreseen: 'held',
    shownBy: [
      probe('hardened', 'alert', 'held', { target: 'server1', fault: 'slow' }),
      leaves('hardened', acts(['slow'], 'server1')),
    ],
  },
  change: 'Alert on what becomes slow, not only on what is gone.',
};
