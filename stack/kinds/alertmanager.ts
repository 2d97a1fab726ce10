import { dirname, join } from 'node:path';
import { answersHttp } from '../probe.ts';
import type { NodeKind, SettingsLike } from './kind.ts';
import { addressOf, backgroundEnv, calledBy, inBackground, programOf, settingsOf } from './kind.ts';

/** Defaults of Alertmanager's settings; times in milliseconds. */
export const alertmanagerDefaults = {
  /** How long the first alert of a group waits for others. */
  groupWaitMs: 100,
  /** Between two notices of the same group: so long a new state of it may wait. */
  groupIntervalMs: 500,
} as const;

/**
 * Debian's Alertmanager reads its templates at this place alone, which is empty where it was only unpacked. Then it gets its own
 * view of the file system, with what was unpacked beside it in that place; nobody else sees it.
 */
const withTemplates = `if [[ ! -e /usr/share/prometheus/alertmanager/default.tmpl ]]; then
  mount -t tmpfs none /usr/share && mkdir /usr/share/prometheus && cp -R "$0" /usr/share/prometheus/ || exit 1
fi
exec "$@"`;

/** Name of its configuration file. */
export const alertmanagerFile = 'alertmanager.yml';

/** Alertmanager: tells whoever it has a link to of every alert, when it begins and when it is over. */
export const alertmanager: NodeKind = {
  kind: 'alertmanager',
  files: (site) => {
    const settings = settingsOf<SettingsLike<typeof alertmanagerDefaults>>(alertmanagerDefaults, site.component);
    const told = calledBy(site).map(({ host, port }) => `http://${addressOf(site.addresses, host)}:${port}/`);
    const config = {
      route: {
        receiver: 'everybody',
        // Each component's alerts by themselves: none waits for another's.
        group_by: ['alertname', 'component'],
        group_wait: `${settings.groupWaitMs}ms`,
        group_interval: `${settings.groupIntervalMs}ms`,
        repeat_interval: '1h',
      },
      receivers: [{ name: 'everybody', webhook_configs: told.map((url) => ({ url, send_resolved: true })) }],
    };
    return { [alertmanagerFile]: `${JSON.stringify(config, undefined, 2)}\n` };
  },
  argv: (site) =>
    inBackground([
      'unshare',
      '--mount',
      '--',
      'bash',
      '-c',
      withTemplates,
      templatesBeside(programOf(site, 'alertmanager')),
      programOf(site, 'alertmanager'),
      `--config.file=${site.dir}/${alertmanagerFile}`,
      `--storage.path=${site.dir}/data`,
      `--web.listen-address=${addressOf(site.addresses, site.component.host)}:${site.component.port}`,
      // It is the only one, and speaks to no other.
      '--cluster.listen-address=',
      '--log.level=warn',
    ]),
  env: () => backgroundEnv,
  ready: ({ addresses, component: { host, port } }) => answersHttp(addressOf(addresses, host), port, '/-/ready'),
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 5000,
};

/** Where the templates are of a program that was unpacked: beside the folder that it is in. */
const templatesBeside = (program: string): string =>
  join(dirname(dirname(program)), 'share', 'prometheus', 'alertmanager');
