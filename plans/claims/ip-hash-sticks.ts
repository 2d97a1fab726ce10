import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Stickiness by address, and what it costs when a server is lost. */
export const ipHashSticks: Claim = {
  id: 'ip-hash-sticks',
  sentence:
    'One client address always reaches the same server, addresses spread over all of them, and only the clients of a lost server move.',
  from: ['D2'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('ip-hash', 'stickiness')],
  },
  remedied: null,
  change: 'Use `balance source` with `hash-type consistent`, and only where sessions are kept on the servers.',
};
