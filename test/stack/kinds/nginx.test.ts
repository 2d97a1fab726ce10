import { describe, expect, it } from 'vitest';
import type { LinkSpec } from '../../../model/stack.ts';
import { nginx, nginxConfig } from '../../../stack/kinds/nginx.ts';
import { nginxBalancer, siteIn, splitByPath } from '../../support/own-stacks.ts';
import { siteOf } from '../../support/site.ts';

/** The group of both applications, and what follows the second in it. */
const group = (end: string): string => `  upstream applications {
    server server1:8080 max_fails=1 fail_timeout=2s;
    server server2:8080 max_fails=1 fail_timeout=2s${end};
  }
  server {`;

describe('nginx', () => {
  it('is configured by its place in the stack', () => {
    expect(nginxConfig(siteOf('server1.nginx'))).toMatchInlineSnapshot(`
      "user root;
      daemon off;
      worker_processes 1;
      pid /lab/server1.nginx/nginx.pid;
      error_log stderr warn;
      events { worker_connections 1024; }
      http {
        access_log off;
        server_tokens off;
        types { text/html html; }
        client_body_temp_path /lab/server1.nginx/body;
        proxy_temp_path /lab/server1.nginx/proxy;
        fastcgi_temp_path /lab/server1.nginx/fastcgi;
        uwsgi_temp_path /lab/server1.nginx/uwsgi;
        scgi_temp_path /lab/server1.nginx/scgi;
        add_header X-Served-By server1 always;
        server {
          listen 198.18.0.12:80;
          location = /nginx-health { return 200 "ok\\n"; }
          location /static/ { root /lab/server1.nginx/site; }
          location / {
            proxy_pass http://server1:8080;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_connect_timeout 200ms;
            proxy_send_timeout 800ms;
            proxy_read_timeout 800ms;
          }
        }
      }
      "
    `);
  });

  it('hands what it does not have to each of several applications in turn, and to one in reserve when no other is left', () => {
    const site = siteOf('server1.nginx');
    const second: LinkSpec = { from: 'server1.nginx', to: 'server2.app', operations: ['read', 'write'] };
    const text = (...more: readonly LinkSpec[]): string =>
      nginxConfig({ ...site, stack: { ...site.stack, links: [...site.stack.links, ...more] } });
    expect(text(second)).toContain(group(''));
    expect(text(second)).toContain('proxy_pass http://applications;');
    expect(text({ ...second, backup: true })).toContain(group(' backup'));
    // What carries no request, or files alone, which it has itself, is no application to hand anything to.
    expect(text({ ...second, operations: [] }, { ...second, operations: ['static'] })).toBe(nginxConfig(site));
  });

  it('has no files and names nobody where it balances: it hands all on, and asks the next one when an answer is a failure', () => {
    const text = nginxConfig(siteIn(nginxBalancer, 'balancer'));
    expect(text.slice(text.indexOf('  scgi_temp_path'))).toMatchInlineSnapshot(`
      "  scgi_temp_path /lab/balancer/scgi;
        upstream files {
          server app1:80 max_fails=1 fail_timeout=2s;
          server app2:80 max_fails=1 fail_timeout=2s;
        }
        upstream applications {
          server app1:80 max_fails=1 fail_timeout=2s;
          server app2:80 max_fails=1 fail_timeout=2s;
        }
        server {
          listen 198.18.0.11:80;
          location = /nginx-health { return 200 "ok\\n"; }
          location /static/ {
            proxy_pass http://files;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_connect_timeout 200ms;
            proxy_send_timeout 800ms;
            proxy_read_timeout 800ms;
            proxy_next_upstream error timeout http_502 http_503 http_504;
          }
          location / {
            proxy_pass http://applications;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_connect_timeout 200ms;
            proxy_send_timeout 800ms;
            proxy_read_timeout 800ms;
            proxy_next_upstream error timeout http_502 http_503 http_504;
          }
        }
      }
      "
    `);
    expect(text).not.toContain('X-Served-By');
  });

  it('gets files and the rest from different servers where the links of a balancing one say so', () => {
    const components = splitByPath.components.map((each) =>
      Object.assign({}, each, each.role === 'balancer' && { kind: 'nginx' }),
    );
    const text = nginxConfig(siteIn({ ...splitByPath, components }, 'balancer'));
    expect(text).toContain('upstream files {\n    server web1:80 ');
    expect(text).toContain('upstream applications {\n    server app1:8080 ');
    expect(text).toContain('location /static/ {\n      proxy_pass http://files;');
  });

  it('knows how many connections it accepts unless a file of the user sets that', () => {
    const site = siteOf('server1.nginx', { maxConnections: 512 });
    const own = siteOf('server1.nginx');
    const files = { 'nginx.conf': 'events {}' };
    expect(nginx.slots?.(site)?.limit).toBe(512);
    expect(nginx.slots?.({ ...own, component: { ...own.component, files } })?.limit).toBeUndefined();
    expect(nginx.slots?.({ ...site, component: { ...site.component, files } })?.limit).toBe(512);
  });

  it('stays in the foreground', () => {
    expect(nginx.argv(siteOf('server1.nginx'))).toMatchInlineSnapshot(`
      [
        "/tools/nginx",
        "-e",
        "stderr",
        "-p",
        "/lab/server1.nginx/",
        "-c",
        "/lab/server1.nginx/nginx.conf",
      ]
    `);
  });
});
