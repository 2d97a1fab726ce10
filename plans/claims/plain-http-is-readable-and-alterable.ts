import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** What is not encrypted belongs to everybody on the way. */
export const plainHttpIsReadableAndAlterable: Claim = {
  id: 'plain-http-is-readable-and-alterable',
  sentence: 'Traffic can be read, and changed, on the wire.',
  from: ['D0', 'D1', 'D2', 'D3', 'D4'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'wire-tap', 'broken'), probe('two-servers', 'wire-alteration', 'broken')],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [probe('hardened', 'wire-tap'), probe('hardened', 'wire-alteration')],
  },
  change: 'Serve HTTPS with a certificate that clients verify.',
};
