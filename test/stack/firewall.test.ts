import { describe, expect, it } from 'vitest';
import { firewallRules } from '../../stack/firewall.ts';
import { addressesOf } from '../../stack/network.ts';
import { hardened } from '../../stack/topologies/hardened.ts';

const lab = { spec: hardened, addresses: addressesOf(hardened.hosts) };
const { arbiter, balancer1, balancer2, monitor, primary, replica } = lab.addresses;
const inner = (host: string): readonly string[] =>
  firewallRules(lab, host)
    .split('\n')
    .map((line) => line.trim());

describe('the firewall of a host', () => {
  it('drops by default, and lets in the lab itself and what the host says to itself', () => {
    const rules = inner('primary');
    expect(rules).toContain('type filter hook input priority 0; policy drop;');
    expect(rules.slice(4, 6)).toEqual(['iifname "lo" accept', 'ip saddr 198.18.0.1 accept']);
  });

  it('opens a port to its callers alone, and the edge to everybody', () => {
    expect(inner('server1')).toContain(`ip saddr { ${balancer1}, ${balancer2}, ${monitor} } tcp dport 80 accept`);
    expect(inner('balancer1')).toContain('tcp dport 443 accept');
    expect(inner('balancer1')).toContain(`ip saddr { ${monitor} } tcp dport 8404 accept`);
    expect(inner('server1').some((rule) => rule.startsWith('tcp dport'))).toBe(false);
  });

  it('takes answers from the places that it calls, the floating ones among them, and no call disguised as one', () => {
    const places = `ip saddr { ${replica}, 198.18.0.201 }`;
    expect(inner('server1')).toContain(`${places} tcp sport 3306 tcp flags & (syn | ack) != syn accept`);
    expect(inner('replica').join('\n')).not.toContain('tcp sport 8080');
  });

  it('opens the ports of a cluster to its members', () => {
    expect(inner('primary')).toContain(`ip saddr { ${replica}, ${arbiter} } tcp dport 4567 accept`);
    expect(inner('arbiter')).toContain(`ip saddr { ${primary}, ${replica} } tcp dport 4567 accept`);
  });

  it('lets in VRRP from who shares a floating address, and from nobody else', () => {
    expect(inner('balancer2')).toContain(`ip saddr ${balancer1} ip protocol 112 accept`);
    expect(inner('server1').join('\n')).not.toContain('protocol 112');
  });
});
