import { describe, expect, it } from 'vitest';
import { haproxy, haproxyConfig } from '../../../stack/kinds/haproxy.ts';
import { makeAuthority } from '../../../stack/tls/authority.ts';
import { hardenedSite } from '../../support/hardened.ts';
import { applicationsAlone, innerBalancer, siteIn } from '../../support/own-stacks.ts';
import { pairSite } from '../../support/pair.ts';
import { siteOf } from '../../support/site.ts';

const config = (settings: Record<string, string | boolean>) => haproxyConfig(siteOf('balancer.haproxy', settings));

const limitOf = (more: object) => {
  const site = siteOf('balancer.haproxy');
  return haproxy.slots?.({ ...site, component: { ...site.component, ...more } })?.limit;
};

describe('haproxy', () => {
  it('is configured by its place in the stack', () => {
    expect(haproxyConfig(siteOf('balancer.haproxy'))).toMatchInlineSnapshot(`
      "global
        nbthread 1
        maxconn 1000
        stats socket /lab/balancer.haproxy/haproxy.sock mode 600 level user
        stats timeout 2s

      defaults
        mode http
        timeout connect 200ms
        timeout server 1000ms
        timeout client 2000ms
        timeout http-request 2000ms
        timeout queue 200ms
        timeout check 200ms
        retries 2
        option redispatch 1
        default-server inter 300ms fastinter 100ms downinter 100ms
        default-server fall 2 rise 2

      frontend site
        bind 198.18.0.11:80
        monitor-uri /haproxy-health
        use_backend static if { path_beg /static/ }
        default_backend app

      backend static
        balance roundrobin
        option httpchk GET /nginx-health
        http-check expect status 200
        server server1 server1:80 check
        server server2 server2:80 check

      backend app
        balance roundrobin
        option httpchk GET /healthz
        http-check expect status 200
        server server1 server1:80 check
        server server2 server2:80 check
      "
    `);
  });

  it('asks for files only who has them, or leads to somebody who has: nobody else would ever pass that check', () => {
    const inner = haproxyConfig(siteIn(innerBalancer, 'inner'));
    expect(inner).toContain(
      'backend static\n  balance roundrobin\n  option httpchk GET /nginx-health\n  http-check expect status 200\n\n',
    );
    expect(inner.match(/server app[12] app[12]:8080 check/g)).toHaveLength(2);
    expect(haproxyConfig(siteIn(innerBalancer, 'balancer')).match(/server web[12] web[12]:80 check/g)).toHaveLength(4);
  });

  it('asks applications for files where no web server is drawn, by a check that they answer', () => {
    const [, files = ''] =
      /(backend static[^]*)\nbackend app/.exec(haproxyConfig(siteIn(applicationsAlone, 'balancer'))) ?? [];
    expect(files).toContain('option httpchk GET /healthz\n');
    expect(files.match(/server app[12] app[12]:8080 check/g)).toHaveLength(2);
  });

  it('stays in the foreground', () => {
    expect(haproxy.argv(siteOf('balancer.haproxy'))).toMatchInlineSnapshot(`
      [
        "/tools/haproxy",
        "-db",
        "-f",
        "/lab/balancer.haproxy/haproxy.cfg",
      ]
    `);
  });

  it('checks by connection, or not at all, and sends nothing elsewhere, when it is told so', () => {
    expect(config({ check: 'tcp' })).toContain('roundrobin\n  server server1 server1:80 check\n');
    expect(config({ check: 'none' })).toContain('roundrobin\n  server server1 server1:80\n');
    expect(config({ redispatch: false })).toContain('\n  no option redispatch\n');
  });

  it('keeps servers in reserve, and tells two of one host apart', () => {
    const site = siteOf('balancer.haproxy');
    const links = [
      { from: 'balancer.haproxy', to: 'server1.nginx' },
      { from: 'balancer.haproxy', to: 'server1.app' },
      { from: 'balancer.haproxy', to: 'server2.nginx', backup: true as const },
    ];
    const text = haproxyConfig({ ...site, stack: { ...site.stack, links } });
    expect(text).toContain('server server1.nginx server1:80 check\n  server server1.app server1:8080 check\n');
    expect(text).toContain('server server2 server2:80 check backup\n');
  });

  it('sends writes to their own servers where these are not those of reads, and nothing where no link carries it', () => {
    const site = siteOf('balancer.haproxy');
    const links = [
      { from: 'balancer.haproxy', to: 'server1.nginx' },
      { from: 'balancer.haproxy', to: 'server2.nginx', operations: ['static', 'read'] as const },
    ];
    const text = haproxyConfig({ ...site, stack: { ...site.stack, links } });
    expect(text).toContain('  use_backend write if METH_POST\n  default_backend app\n');
    const backends = Object.fromEntries(text.split('\nbackend ').map((part) => [part.split('\n')[0], part]));
    expect(backends['app']).toContain('server server2');
    expect(backends['write']).toMatch(/httpchk GET \/healthz\n[^]*server server1 server1:80 check\n$/);
    expect(backends['write']).not.toContain('server2');
  });

  it('says how addresses are hashed where they are', () => {
    expect(config({ balance: 'source' })).toContain('  balance source\n  hash-type map-based\n');
    expect(config({ balance: 'source', hashType: 'consistent' })).toContain('  hash-type consistent\n');
    expect(config({ hashType: 'consistent' })).not.toContain('hash-type');
  });

  it('listens on every address of a host that a floating one may come to', () => {
    expect(haproxyConfig(pairSite('balancer1.haproxy'))).toContain('bind 0.0.0.0:80\n');
  });

  it('ends TLS with its own certificate, and tells its health in the clear to its own host alone', () => {
    const site = hardenedSite('balancer1.haproxy');
    const credentials = makeAuthority(new Date()).issue(['balancer1']);
    const text = haproxyConfig(site);
    expect(text).toContain('bind 0.0.0.0:443 ssl crt /lab/balancer1.haproxy/identity.pem\n');
    expect(text).toContain('frontend health\n  bind 127.0.0.1:10443\n  monitor-uri /haproxy-health\n');
    expect(haproxy.files({ ...site, credentials })).toMatchObject({
      'identity.pem': credentials.identity,
      'authority.pem': credentials.authority,
    });
    expect(config({})).not.toContain('ssl');
  });

  it('tells its metrics at a port of their own, if at all', () => {
    const told = 'bind 0.0.0.0:8404\n  http-request use-service prometheus-exporter if { path /metrics }\n';
    expect(haproxyConfig(hardenedSite('balancer2.haproxy'))).toContain(told);
    expect(config({})).not.toContain('prometheus');
  });

  it('knows how many connections it accepts by the generated file, and by one of the user only when the settings say it', () => {
    const files = { 'haproxy.cfg': 'global\n' };
    expect([limitOf({}), limitOf({ files }), limitOf({ files, settings: { maxConnections: 4000 } })]).toEqual([
      1000,
      undefined,
      4000,
    ]);
    // HAProxy keeps the first limit that it reads, and other files set none.
    expect(limitOf({ append: { 'haproxy.cfg': 'global\n  maxconn 4000\n' }, files: { 'errors.http': '' } })).toBe(1000);
  });

  it('does not greet a guest who must begin with a handshake', () => {
    expect(haproxy.slots?.(hardenedSite('balancer1.haproxy'))?.greeting).toBe('');
    expect(haproxy.slots?.(siteOf('balancer.haproxy'))?.greeting).not.toBe('');
  });
});
