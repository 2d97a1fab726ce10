import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Whoever is on the network is everywhere. */
export const noFirewallExposes: Claim = {
  id: 'no-firewall-exposes',
  sentence: 'Any address reaches any port of any host.',
  from: ['D0', 'D1', 'D2', 'D3', 'D4'],
  kind: 'weakness',
  original: {
    foreseen: 'held',
    shownBy: [probe('two-servers', 'reachability', 'broken')],
  },
  remedied: {
    foreseen: 'broken',
    shownBy: [probe('hardened', 'reachability')],
  },
  change:
    'Open the web ports of the edge to everybody, each other port only to the hosts that call it, and nothing else (nftables).',
};
