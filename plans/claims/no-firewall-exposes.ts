import type { Claim } from '../../model/claim.ts';
import { probe } from '../claim-words.ts';

/** Whoever is on the network reaches more than it has to; one such port is enough. */
export const noFirewallExposes: Claim = {
  id: 'no-firewall-exposes',
  sentence: 'Ports can be reached from hosts that have no reason to call them.',
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
