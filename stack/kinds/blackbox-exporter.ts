import type { ComponentSpec } from '../../model/stack.ts';
import { ownHealthPath } from '../health.ts';
import { answersHttp } from '../probe.ts';
import type { NodeKind, SettingsLike, Site } from './kind.ts';
import { addressOf, backgroundEnv, calledBy, inBackground, programOf, settingsOf } from './kind.ts';

/** Defaults of the exporter's settings. */
export const blackboxDefaults = {
  /** Longest wait for an answer; below the patience of whoever asks for the metrics. */
  timeoutMs: 400,
} as const;

/** Name of its configuration file. */
export const blackboxFile = 'blackbox.yml';

/** Prometheus' blackbox exporter: asks the components that it has links to for their health, over the network as users do. */
export const blackboxExporter: NodeKind = {
  kind: 'blackbox-exporter',
  files: ({ component }) => {
    const { timeoutMs } = settingsOf<SettingsLike<typeof blackboxDefaults>>(blackboxDefaults, component);
    const http = { valid_status_codes: [200], preferred_ip_protocol: 'ip4', follow_redirects: false };
    const modules = { health: { prober: 'http', timeout: `${timeoutMs}ms`, http } };
    return { [blackboxFile]: `${JSON.stringify({ modules }, undefined, 2)}\n` };
  },
  argv: (site) =>
    inBackground([
      programOf(site, 'blackboxExporter'),
      `--config.file=${site.dir}/${blackboxFile}`,
      `--web.listen-address=${addressOf(site.addresses, site.component.host)}:${site.component.port}`,
      // It answers this long before whoever asks it gives up.
      '--timeout-offset=0.05',
      '--log.level=error',
    ]),
  env: () => backgroundEnv,
  ready: ({ addresses, component: { host, port } }) => answersHttp(addressOf(addresses, host), port, '/-/healthy'),
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
};

/** What an exporter asks, and where: every web server and application that it has a link to. */
export function probedBy(
  { stack, addresses }: Pick<Site, 'stack' | 'addresses'>,
  prober: ComponentSpec,
): readonly { readonly component: ComponentSpec; readonly url: string }[] {
  return calledBy({ stack, component: prober }).flatMap((component) => {
    if (component.kind !== 'nginx' && component.kind !== 'app') return [];
    const place = `${addressOf(addresses, component.host)}:${component.port}`;
    return [{ component, url: `http://${place}${ownHealthPath[component.kind]}` }];
  });
}
