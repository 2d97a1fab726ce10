import { describe, expect, it } from 'vitest';
import { prometheus, prometheusConfig, prometheusRules, targetsSeen } from '../../../stack/kinds/prometheus.ts';
import { hardenedSite } from '../../support/hardened.ts';

const site = hardenedSite('monitor.prometheus');
interface Config {
  readonly scrape_configs: readonly {
    readonly job_name: string;
    readonly params?: object;
    readonly static_configs: readonly { readonly targets: readonly string[]; readonly labels: object }[];
  }[];
  readonly alerting: { readonly alertmanagers: readonly object[] };
}
const config = JSON.parse(prometheusConfig(site)) as Config;
const { balancer1, server1, primary, monitor } = site.addresses;
const job = (name: string) => config.scrape_configs.find(({ job_name }) => job_name === name);

const answer = (result: readonly object[]): string => JSON.stringify({ status: 'success', data: { result } });

describe('prometheus', () => {
  it('asks balancers at their metrics port, and databases by the exporters beside them', () => {
    expect(job('balancer1.haproxy')?.static_configs).toEqual([
      { targets: [`${balancer1}:8404`], labels: { component: 'balancer1.haproxy', kind: 'haproxy' } },
    ]);
    expect(job('primary.mysqld-exporter')?.static_configs).toEqual([
      { targets: [`${primary}:9104`], labels: { component: 'primary.mariadb', kind: 'mariadb' } },
    ]);
  });

  it('has servers asked for their health by the exporter that has links to them', () => {
    expect(job('server1.app by monitor.blackbox-exporter')).toMatchObject({
      params: { module: ['health'], target: [`http://${server1}:8080/healthz`] },
      static_configs: [{ targets: [`${monitor}:9115`], labels: { component: 'server1.app', kind: 'app' } }],
    });
    expect(config.scrape_configs).toHaveLength(8);
  });

  it('tells the Alertmanager that it has a link to', () => {
    expect(config.alerting.alertmanagers).toEqual([{ static_configs: [{ targets: [`${monitor}:9093`] }] }]);
  });

  it('has a rule by name for each kind that is watched', () => {
    const { groups } = JSON.parse(prometheusRules(site)) as { groups: { rules: { alert: string; expr: string }[] }[] };
    expect(groups[0]?.rules.map(({ alert }) => alert)).toEqual([
      'BalancerDown',
      'WebServerDown',
      'ApplicationDown',
      'DatabaseDown',
      'WebServerSlow',
      'ApplicationSlow',
    ]);
  });

  it('takes a server for slow by two late answers in six seconds, not by one', () => {
    const late = '(probe_duration_seconds{kind="app"} > bool 0.025)[6000ms:250ms]';
    const { groups } = JSON.parse(prometheusRules(site)) as { groups: { rules: { alert: string; expr: string }[] }[] };
    const rule = groups[0]?.rules.find(({ alert }) => alert === 'ApplicationSlow');
    expect(rule?.expr).toBe(`sum_over_time(${late}) >= 6 and probe_success{kind="app"} == 1`);
  });

  it('has looked at as many targets as its answer counts, at none before the first', () => {
    expect(targetsSeen(answer([{ metric: {}, value: [1_795_262_400, '7'] }]))).toBe(7);
    expect([answer([]), '{"status":"error"}'].map(targetsSeen)).toEqual([0, 0]);
  });

  it('keeps its data in its own directory, and itself in the background', () => {
    expect(prometheus.argv(site).slice(0, 4)).toEqual(['nice', '-n', '10', '/tools/prometheus']);
    expect(prometheus.argv(site)).toContain('--storage.tsdb.path=/lab/monitor.prometheus/data');
  });

  it('says which program is missing where nobody fetched it', () => {
    const { prometheus: _, ...tools } = site.tools;
    expect(() => prometheus.argv({ ...site, tools })).toThrow('needs a program that is not there: prometheus');
  });
});
