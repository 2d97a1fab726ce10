import { staticPage } from '../../model/page.ts';
import type { ComponentSpec, LinkSpec } from '../../model/stack.ts';
import { isTravelled } from '../../model/travel.ts';
import { answersHttp } from '../probe.ts';
import { ownHealthPath } from '../health.ts';
import type { NodeKind, Site } from './kind.ts';
import { addressOf, componentNamed, connectionLimit, halfRequest, listenAddress, settingsOf } from './kind.ts';

/** Defaults of Nginx's settings; times in milliseconds. */
export const nginxDefaults = {
  /** Longest wait for a connection to the application. */
  connectTimeoutMs: 200,
  /** Longest silence of the application; shorter than HAProxy's patience, so that the answer names this server. */
  readTimeoutMs: 800,
  /** Of several applications, how long one that has failed a request is left out; its next one is tried then. */
  failTimeoutSeconds: 2,
  /** Connections at once, to users and to the application together. */
  maxConnections: 1024,
} as const;

/** Nginx's settings, all given. */
export type NginxSettings = { readonly [Name in keyof typeof nginxDefaults]: number };

/** Path that Nginx answers by itself, whatever the application does. */
const ownHealth = ownHealthPath.nginx;

/** Nginx: serves static files itself, unless it balances, and hands the rest to the servers that its links lead to. */
export const nginx: NodeKind = {
  kind: 'nginx',
  files: (site) => ({ 'nginx.conf': nginxConfig(site), 'site/static/page.html': staticPage() }),
  argv: (site) => [site.tools.nginx, '-e', 'stderr', '-p', `${site.dir}/`, '-c', `${site.dir}/nginx.conf`],
  ready: (site) => answersHttp(addressOf(site.addresses, site.component.host), site.component.port, ownHealth),
  readyWithinMs: 10_000,
  // What Debian's service file sends: requests under way are finished, which the read timeout bounds.
  stopSignal: 'SIGQUIT',
  stopWithinMs: 5000,
  slots: ({ component }) => {
    const limit = connectionLimit(component, nginxDefaults);
    return { limit, queue: 0, greeting: halfRequest };
  },
};

/** The configuration text. `user root` because the lab has one user id, which is root only inside. */
export function nginxConfig(site: Site): string {
  const { dir, component } = site;
  const { maxConnections } = settingsOf<NginxSettings>(nginxDefaults, component);
  const ownName = balances(component) ? '' : `  add_header X-Served-By ${component.host} always;\n`;
  const ownFiles = balances(component) ? '' : `    location /static/ { root ${dir}/site; }\n`;
  const [upstreams, places] = [upstream, passOn].map((text) =>
    groupsOf(site)
      .map((group) => text(site, group))
      .join(''),
  );
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
${ownName}${upstreams}  server {
    listen ${listenAddress(site)}:${component.port};
    location = ${ownHealth} { return 200 "ok\\n"; }
${ownFiles}${places}  }
}
`;
}

/** Whether it stands in front of servers and has no files of its own. */
const balances = ({ role }: Pick<ComponentSpec, 'role'>): boolean => role === 'balancer';

/** Requests that it hands on, by the path that they come to, and the links that they may take. */
interface Group {
  readonly name: string;
  readonly path: string;
  readonly links: readonly LinkSpec[];
}

/**
 * What it hands on, and to whom: reads and writes; and files, where it has none. What carries no request is none of its business.
 */
function groupsOf({ stack, component }: Pick<Site, 'stack' | 'component'>): readonly Group[] {
  const own = stack.links.filter(({ from }) => from === component.name);
  const served = own.filter((link) => isTravelled(link, 'read') || isTravelled(link, 'write'));
  const files = balances(component) ? own.filter((link) => isTravelled(link, 'static')) : [];
  return [
    { name: 'files', path: '/static/', links: files },
    { name: 'applications', path: '/', links: served },
  ].filter(({ links }) => links.length > 0);
}

/** Whether it has several servers to choose from. */
export const choosesServer = (site: Pick<Site, 'stack' | 'component'>): boolean =>
  groupsOf(site).some(({ links }) => links.length > 1);

/** The servers take turns. One that refuses or says nothing is left out for a while, and the request goes on to the next. */
function upstream(site: Site, { name, links }: Group): string {
  if (links.length < 2) return '';
  const { failTimeoutSeconds } = settingsOf<NginxSettings>(nginxDefaults, site.component);
  // A group of reserves alone is none to Nginx.
  const hasReserve = links.some(({ backup }) => backup !== true);
  const servers = links.map(({ to, backup }) => {
    const { host, port } = componentNamed(site.stack, to);
    const reserve = backup === true && hasReserve ? ' backup' : '';
    return `    server ${host}:${port} max_fails=1 fail_timeout=${failTimeoutSeconds}s${reserve};\n`;
  });
  return `  upstream ${name} {\n${servers.join('')}  }\n`;
}

/** Behind a balancer a server that has lost its application answers for it: that is a failure too, and the next one is asked. */
const failures = '      proxy_next_upstream error timeout http_502 http_503 http_504;\n';

function passOn(site: Site, { name, path, links }: Group): string {
  const [first, ...others] = links.map(({ to }) => componentNamed(site.stack, to));
  if (!first) return '';
  const settings = settingsOf<NginxSettings>(nginxDefaults, site.component);
  return `    location ${path} {
      proxy_pass http://${others.length > 0 ? name : `${first.host}:${first.port}`};
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_connect_timeout ${settings.connectTimeoutMs}ms;
      proxy_send_timeout ${settings.readTimeoutMs}ms;
      proxy_read_timeout ${settings.readTimeoutMs}ms;
${balances(site.component) ? failures : ''}    }
`;
}
