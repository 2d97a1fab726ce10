import { describe, expect, it } from 'vitest';
import { haproxy, haproxyConfig } from '../../../stack/kinds/haproxy.ts';
import { siteOf } from '../../support/site.ts';

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
});
