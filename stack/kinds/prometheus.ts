import { downAlerts, slowAlerts } from '../../model/alert.ts';
import { doorPort } from '../../model/door.ts';
import type { ComponentKind, ComponentSpec } from '../../model/stack.ts';
import { answersHttp } from '../probe.ts';
import { probedBy } from './blackbox-exporter.ts';
import type { NodeKind, SettingsLike, Site } from './kind.ts';
import { addressOf, backgroundEnv, calledBy, inBackground, programOf, settingsOf } from './kind.ts';

/** Defaults of Prometheus' settings; times in milliseconds. */
export const prometheusDefaults = {
  /** Between two looks at a target. */
  scrapeMs: 1000,
  /** Longest wait for what a target tells. */
  scrapeTimeoutMs: 500,
  /** Between two evaluations of the rules. */
  evaluationMs: 500,
  /** How long a rule's condition must hold until it alerts. */
  forMs: 1000,
  /** Above this a component that is asked for its health is slow. */
  slowMs: 25,
  /** So many answers that late make it slow: one alone is a hiccup of the machine. */
  slowTimes: 2,
  /** How far back they count. */
  slowWithinMs: 6000,
} as const;

/** Prometheus' settings, all given. */
type PrometheusSettings = SettingsLike<typeof prometheusDefaults>;

/** Longest wait for the answer to a query. */
const lookMs = 1000;

/** Name of its configuration file, and of that with its rules. */
export const prometheusFile = 'prometheus.yml';
const rulesFile = 'rules.yml';

/** Prometheus: asks every target that it has a link to for its metrics, and the rules for alerts. */
export const prometheus: NodeKind = {
  kind: 'prometheus',
  files: (site) => ({ [prometheusFile]: prometheusConfig(site), [rulesFile]: prometheusRules(site) }),
  argv: (site) =>
    inBackground([
      programOf(site, 'prometheus'),
      `--config.file=${site.dir}/${prometheusFile}`,
      `--storage.tsdb.path=${site.dir}/data`,
      '--storage.tsdb.retention.time=1h',
      `--web.listen-address=${addressOf(site.addresses, site.component.host)}:${site.component.port}`,
      '--log.level=warn',
    ]),
  env: () => backgroundEnv,
  ready: ({ addresses, component: { host, port } }) => answersHttp(addressOf(addresses, host), port, '/-/ready'),
  readyWithinMs: 15_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 10_000,
  diskMb: 256,
};

/** The configuration text; JSON is YAML too, and nothing in it can be taken for something else. */
export function prometheusConfig(site: Site): string {
  const settings = settingsOf<PrometheusSettings>(prometheusDefaults, site.component);
  const receivers = calledBy(site).filter(({ kind }) => kind === 'alertmanager');
  return `${JSON.stringify(
    {
      global: {
        scrape_interval: `${settings.scrapeMs}ms`,
        scrape_timeout: `${settings.scrapeTimeoutMs}ms`,
        evaluation_interval: `${settings.evaluationMs}ms`,
      },
      rule_files: [`${site.dir}/${rulesFile}`],
      alerting: { alertmanagers: [{ static_configs: [{ targets: receivers.map((to) => placeOf(site, to)) }] }] },
      scrape_configs: jobsOf(site),
    },
    undefined,
    2,
  )}\n`;
}

/** One job a target. */
function jobsOf(site: Site): readonly object[] {
  const called = calledBy(site);
  const told = called.filter(({ kind }) => kind === 'haproxy' || kind === 'mysqld-exporter');
  const probers = called.filter(({ kind }) => kind === 'blackbox-exporter');
  return [
    ...told.map((component) => tellingJob(site, component)),
    ...probers.flatMap((prober) => probedBy(site, prober).map((probed) => probedJob(site, prober, probed))),
  ];
}

/**
 * Whether it has looked at every target by now: it takes up its targets up to 5 s after it is ready, and until then no failure
 * could be told of. One that it looks up in vain counts too. What a configuration of the user's own names, only that one knows.
 */
export async function looksAtAll(site: Site): Promise<boolean> {
  if (site.component.files?.[prometheusFile] !== undefined) return true;
  const place = `${addressOf(site.addresses, site.component.host)}:${site.component.port}`;
  try {
    const answer = await fetch(`http://${place}/api/v1/query?query=count(up)`, { signal: AbortSignal.timeout(lookMs) });
    return targetsSeen(await answer.text()) >= jobsOf(site).length;
  } catch {
    return false;
  }
}

/** The one number in what Prometheus answers to a query; 0 where it knows none yet. */
export function targetsSeen(answer: string): number {
  const { data } = JSON.parse(answer) as { data?: { result?: readonly { value?: readonly [number, string] }[] } };
  return Number(data?.result?.[0]?.value?.[1] ?? 0);
}

const placeOf = (site: Site, component: ComponentSpec): string =>
  `${addressOf(site.addresses, component.host)}:${doorPort(site.component, component)}`;

/** One that tells its own metrics; a database's are told by an exporter beside it. */
function tellingJob(site: Site, component: ComponentSpec): object {
  const [about = component] = component.kind === 'haproxy' ? [component] : calledBy({ ...site, component });
  return {
    job_name: component.name,
    ...(component.kind === 'haproxy' && { params: { scope: ['global'] } }),
    static_configs: [{ targets: [placeOf(site, component)], labels: { component: about.name, kind: about.kind } }],
  };
}

/** One that an exporter asks in its place, by HTTP. */
const probedJob = (
  site: Site,
  prober: ComponentSpec,
  { component, url }: ReturnType<typeof probedBy>[number],
): object => ({
  job_name: `${component.name} by ${prober.name}`,
  metrics_path: '/probe',
  params: { module: ['health'], target: [url] },
  static_configs: [
    { targets: [placeOf(site, prober)], labels: { component: component.name, kind: component.kind, probed: 'true' } },
  ],
});

/** What a component of a kind looks like when it does not answer: nobody told, or who was told to ask had no answer. */
const downExpressions: Partial<Record<ComponentKind, string>> = {
  haproxy: 'up{kind="haproxy"} == 0',
  nginx: 'probe_success{kind="nginx"} == 0',
  app: 'probe_success{kind="app"} == 0',
  mariadb: 'mysql_up{kind="mariadb"} == 0 or up{kind="mariadb"} == 0',
};

const rule = (alert: string, expr: string, wait: string) => ({ alert, expr, for: wait });

/** The rules; each alert is about one component, by a label of that name. */
export function prometheusRules(site: Site): string {
  const settings = settingsOf<PrometheusSettings>(prometheusDefaults, site.component);
  const down = Object.entries(downExpressions).map(([kind, expression]) =>
    rule(downAlerts[kind as ComponentKind] ?? kind, expression, `${settings.forMs}ms`),
  );
  const slow = Object.entries(slowAlerts).map(([kind, name]) => rule(name, slowExpression(kind, settings), '0s'));
  return `${JSON.stringify({ groups: [{ name: 'components', rules: [...down, ...slow] }] }, undefined, 2)}\n`;
}

/**
 * It answers, but some answers came late: so many of the looks in the time that counts. Each is looked up four times, as looks
 * and evaluations are not in step: one that came late is found five times at most, and two of them six times at least.
 */
function slowExpression(kind: string, { slowMs, slowTimes, slowWithinMs, scrapeMs }: PrometheusSettings): string {
  const stepMs = Math.ceil(scrapeMs / 4);
  const late = `(probe_duration_seconds{kind="${kind}"} > bool ${slowMs / 1000})[${slowWithinMs}ms:${stepMs}ms]`;
  return `sum_over_time(${late}) >= ${4 * slowTimes - 2} and probe_success{kind="${kind}"} == 1`;
}
