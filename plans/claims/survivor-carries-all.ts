import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Redundancy needs spare capacity. */
export const survivorCarriesAll: Claim = {
  id: 'survivor-carries-all',
  sentence: 'The surviving server can take the whole load, as long as that is below its own capacity.',
  from: ['D1'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('limited-servers', 'survivor-load')],
  },
  remedied: null,
  change: 'Never load two servers beyond what one of them carries.',
};
