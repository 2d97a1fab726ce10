import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** What a second server is bought for. */
export const moreServersMoreCapacity: Claim = {
  id: 'more-servers-more-capacity',
  sentence: 'Two servers carry more load, and answer sooner, than one.',
  from: ['D1', 'D2', 'D3'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('limited-servers', 'more-servers')],
  },
  remedied: null,
  change: 'Add servers while the application is the limit; measure again when it no longer is.',
};
