import { staticPage } from '../../model/page.ts';
import { answersHttp } from '../probe.ts';
import { ownHealthPath } from '../health.ts';
import type { NodeKind, Site } from './kind.ts';
import { addressOf, calledBy, halfRequest, listenAddress, settingsOf } from './kind.ts';

/** Defaults of Nginx's settings; times in milliseconds. */
export const nginxDefaults = {
  /** Longest wait for a connection to the application. */
  connectTimeoutMs: 200,
  /** Longest silence of the application; shorter than HAProxy's patience, so that the answer names this server. */
  readTimeoutMs: 800,
  /** Connections at once, to users and to the application together. */
  maxConnections: 1024,
} as const;

/** Nginx's settings, all given. */
export type NginxSettings = { readonly [Name in keyof typeof nginxDefaults]: number };

/** Path that Nginx answers by itself, whatever the application does. */
const ownHealth = ownHealthPath.nginx;

/** Nginx: serves static files itself and hands everything else to the application on its own host. */
export const nginx: NodeKind = {
  kind: 'nginx',
  files: (site) => ({ 'nginx.conf': nginxConfig(site), 'site/static/page.html': staticPage() }),
  argv: (site) => [site.tools.nginx, '-e', 'stderr', '-p', `${site.dir}/`, '-c', `${site.dir}/nginx.conf`],
  ready: (site) => answersHttp(addressOf(site.addresses, site.component.host), site.component.port, ownHealth),
  readyWithinMs: 10_000,
  // What Debian's service file sends: requests under way are finished, which the read timeout bounds.
  stopSignal: 'SIGQUIT',
  stopWithinMs: 5000,
  slots: (site) => {
    const { maxConnections } = settingsOf<NginxSettings>(nginxDefaults, site.component);
    return { limit: maxConnections, queue: 0, greeting: halfRequest };
  },
};

/** The configuration text. `user root` because the lab has one user id, which is root only inside. */
export function nginxConfig(site: Site): string {
  const { dir, component } = site;
  const { maxConnections } = settingsOf<NginxSettings>(nginxDefaults, component);
  return `user root;
daemon off;
worker_processes 1;
pid ${dir}/nginx.pid;
error_log stderr warn;
events { worker_connections ${maxConnections}; }
http {
  access_log off;
  server_tokens off;
  types { text/html html; }
  client_body_temp_path ${dir}/body;
  proxy_temp_path ${dir}/proxy;
  fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi;
  scgi_temp_path ${dir}/scgi;
  add_header X-Served-By ${component.host} always;
  server {
    listen ${listenAddress(site)}:${component.port};
    location = ${ownHealth} { return 200 "ok\\n"; }
    location /static/ { root ${dir}/site; }
${passOn(site)}  }
}
`;
}

function passOn(site: Site): string {
  const [app] = calledBy(site);
  if (!app) return '';
  const settings = settingsOf<NginxSettings>(nginxDefaults, site.component);
  return `    location / {
      proxy_pass http://${app.host}:${app.port};
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_connect_timeout ${settings.connectTimeoutMs}ms;
      proxy_send_timeout ${settings.readTimeoutMs}ms;
      proxy_read_timeout ${settings.readTimeoutMs}ms;
    }
`;
}
