import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** A slow server keeps its connections longer, and so gets fewer new ones. */
export const leastConnectionsFollowsLoad: Claim = {
  id: 'least-connections-follows-load',
  sentence:
    'Least connections sends to the server with the fewest active ones: a slowed one gets a smaller share, and its own again once healed.',
  from: ['D2'],
  kind: 'promise',
  original: {
    foreseen: 'held',
    shownBy: [probe('least-connections', 'follows-load')],
  },
  remedied: null,
  change: 'Use `balance leastconn` where requests take unequal time.',
};
