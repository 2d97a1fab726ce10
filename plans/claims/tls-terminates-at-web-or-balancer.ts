import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Where encryption ends. */
export const tlsTerminatesAtWebOrBalancer: Claim = {
  id: 'tls-terminates-at-web-or-balancer',
  sentence: 'TLS may end in front of the application: a handshake at the edge, a plain hop behind it.',
  from: ['D2'],
  kind: 'promise',
  original: { absent: 'the stack has no TLS, so there is none that could end' },
  remedied: {
    foreseen: 'held',
    shownBy: [probe('hardened', 'tls-edge')],
  },
  change:
    'End TLS at the balancer, with a certificate that clients verify, and keep the hop behind it on a network of its own.',
};
