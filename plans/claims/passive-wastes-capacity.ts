import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** What a spare costs. */
export const passiveWastesCapacity: Claim = {
  id: 'passive-wastes-capacity',
  sentence: 'Active-passive has a lower total capacity than two servers that both serve.',
  from: ['D1', 'D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    // The same two servers: one that waits adds nothing, and one that serves adds its part.
    shownBy: [probe('limited-passive', 'passive-capacity'), probe('limited-servers', 'more-servers')],
  },
  remedied: null,
  change: 'Let both servers serve, and keep the spare capacity on both.',
};
