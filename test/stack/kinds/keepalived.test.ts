import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { priorityOf } from '../../../model/guardian.ts';
import { guardedBy, keepalived, keepalivedConfig } from '../../../stack/kinds/keepalived.ts';
import { hardenedSite } from '../../support/hardened.ts';
import { pairSite } from '../../support/pair.ts';

const script = (settings: Record<string, string | number>) =>
  keepalived.files(pairSite('balancer1.keepalived', { settings }))['check-front'];

const priority = (name: string, settings = {}) => {
  const site = pairSite(name, { settings });
  return guardedBy(site).map((address) => priorityOf(site.component, address));
};

const guarded = (site: ReturnType<typeof pairSite>) => guardedBy(site).map(({ name }) => name);

const withSecond = (name: string, change = {}) => {
  const site = pairSite(name, change);
  const addresses = [...(site.stack.addresses ?? []), { name: 'other', on: ['balancer2', 'balancer1'] }];
  return { ...site, stack: { ...site.stack, addresses }, addresses: { ...site.addresses, other: '198.18.0.201' } };
};

describe('keepalived', () => {
  it('is configured by its place in the stack', () => {
    expect(keepalived.files(pairSite('balancer1.keepalived'))).toMatchInlineSnapshot(`
      {
        "check-front": "#!/bin/bash
      [[ $limited ]] || limited=yes exec timeout 0.5 "$0"
      exec 3<>/dev/tcp/198.18.0.11/80 || exit 1
      printf 'GET /haproxy-health HTTP/1.0\\r\\n\\r\\n' >&3 || exit 1
      read -r -t 0.5 -u 3 line && [[ $line == *' 200'* ]]
      ",
        "keepalived.conf": "global_defs {
        router_id balancer1
        script_user root
        vrrp_garp_master_refresh 1
      }
      vrrp_script front {
        script "/lab/balancer1.keepalived/check-front"
        interval 1
        timeout 1
        fall 2
        rise 2
      }
      vrrp_instance vip {
        state BACKUP
        interface eth0
        version 3
        virtual_router_id 51
        priority 150
        advert_int 0.3
        virtual_ipaddress {
          198.18.0.200/24 dev eth0
        }
        track_script {
          front
        }
      }
      ",
      }
    `);
  });

  it('gives each host of an address another priority, the first the highest, unless told', () => {
    expect(priority('balancer1.keepalived')).toEqual([150]);
    expect(priority('balancer2.keepalived')).toEqual([140]);
    expect(priority('balancer2.keepalived', { priority: 200 })).toEqual([200]);
  });

  it('watches nothing when it is told not to', () => {
    const files = keepalived.files(pairSite('balancer1.keepalived', { settings: { track: false } }));
    expect(Object.keys(files)).toEqual(['keepalived.conf']);
    expect(files['keepalived.conf']).not.toContain('track_script');
  });

  it('asks for a connection only, or for another path, when it is told so', () => {
    expect(script({ check: 'tcp' })).not.toContain('GET');
    expect(script({ checkPath: '/up' })).toContain('GET /up HTTP');
  });

  it('leaves an address where it went when it may not take it back', () => {
    expect(keepalivedConfig(pairSite('balancer1.keepalived', { settings: { preempt: false } }))).toContain(
      '\n  nopreempt\n',
    );
  });

  it('makes no files beside one of the user', () => {
    expect(keepalived.files(pairSite('balancer1.keepalived', { files: { 'keepalived.conf': '' } }))).toEqual({});
  });

  it('runs where giving up groups does nothing, as its scripts would count as good without', () => {
    const argv = keepalived.argv(pairSite('balancer1.keepalived'));
    expect(argv.slice(0, 2)).toEqual(['perl', '-e']);
    expect(argv.slice(3, 6)).toEqual(['--', '/tools/keepalived', '--dont-fork']);
  });

  it('is ready when it has written down its process id', async () => {
    const site = pairSite('balancer1.keepalived');
    const asked: (readonly string[])[] = [];
    const look = (code: number) => async (argv: readonly string[]) => {
      asked.push(argv);
      return { code, stdout: '' };
    };
    expect([await keepalived.ready(site, look(0)), await keepalived.ready(site, look(1))]).toEqual([true, false]);
    expect(asked[0]).toEqual(['test', '-s', '/lab/balancer1.keepalived/vrrp.pid']);
    // One that was killed leaves them, and the next one would seem ready before it is.
    expect(keepalived.signs).toEqual(['keepalived.pid', 'vrrp.pid']);
    expect(keepalived.argv(site).join(' ')).toContain(
      '-p /lab/balancer1.keepalived/keepalived.pid -r /lab/balancer1.keepalived/vrrp.pid',
    );
  });
});

/** Fills the queue of a port at which nobody accepts, and says what a check of it ends with, and after how many milliseconds. */
const whereNobodyAccepts = `
for guest in 1 2 3 4; do (exec 4<>/dev/tcp/127.0.0.1/$2 && sleep 5) & done
sleep 0.2
begun=\${EPOCHREALTIME/./}
timeout 4 "$1"
echo $? $(((\${EPOCHREALTIME/./} - begun) / 1000))
kill $(jobs -p)`;

describe('the check of a keepalived', () => {
  it.each(['http', 'tcp'])(
    'fails by %s within its time-out where a connection is neither accepted nor refused',
    async (check) => {
      const folder = mkdtempSync(join(tmpdir(), 'check-'));
      const server = createServer().listen({ host: '127.0.0.1', port: 0, backlog: 1 });
      try {
        await once(server, 'listening');
        const { port } = server.address() as AddressInfo;
        const file = join(folder, 'check-front');
        const text = script({ check, checkTimeoutMs: 300 })?.replace('198.18.0.11/80', `127.0.0.1/${port}`);
        writeFileSync(file, text ?? '', { mode: 0o755 });
        // Nobody accepts meanwhile: that would be this very process.
        const { stdout } = spawnSync('bash', ['-c', whereNobodyAccepts, 'bash', file, String(port)], {
          encoding: 'utf8',
        });
        const [code = 0, tookMs = 0] = stdout.trim().split(' ').map(Number);
        expect(code).not.toBe(0);
        expect(tookMs).toBeGreaterThanOrEqual(290);
        // Bash, and the next try of the kernel after a second, were it waited for.
        expect(tookMs).toBeLessThan(900);
      } finally {
        server.close();
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe('guardedBy', () => {
  it('is the address on its host, or the one it names', () => {
    expect(guarded(pairSite('balancer2.keepalived'))).toEqual(['vip']);
    expect(guarded(withSecond('balancer2.keepalived', { settings: { address: 'other' } }))).toEqual(['other']);
    expect(() => guardedBy(pairSite('balancer2.keepalived', { settings: { address: 'other' } }))).toThrow(
      'no floating address',
    );
  });

  it('is every address on its host, each in a group of its own, and this host not preferred for each', () => {
    const text = keepalivedConfig(withSecond('balancer1.keepalived'));
    const group = (name: string) => text.slice(text.indexOf(`vrrp_instance ${name} {`));
    expect(group('vip')).toMatch(/^[^}]*virtual_router_id 51\n {2}priority 150\n[^}]*198\.18\.0\.200/);
    expect(group('other')).toMatch(/^[^}]*virtual_router_id 52\n {2}priority 140\n[^}]*198\.18\.0\.201/);
  });

  it('leaves an address to another one on its host that names it', () => {
    const site = withSecond('balancer1.keepalived');
    const another = { ...site.component, name: 'another', settings: { address: 'other' } };
    const stack = { ...site.stack, components: [...site.stack.components, another] };
    expect(guarded({ ...site, stack })).toEqual(['vip']);
    expect(guarded({ ...site, stack, component: another })).toEqual(['other']);
  });

  it('asks a balancer that speaks TLS where that answers in the clear, to its own host', () => {
    const check = keepalived.files(hardenedSite('balancer1.keepalived'))['check-front'];
    expect(check).toContain('/dev/tcp/127.0.0.1/10443 ');
    expect(check).toContain('GET /haproxy-health ');
  });
});
