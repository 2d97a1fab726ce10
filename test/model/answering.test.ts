import { describe, expect, it } from 'vitest';
import { leadsToFiles, namesInAnswers, servingHosts } from '../../model/answering.ts';
import type { ComponentSpec, LinkSpec, StackSpec } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import { applicationsAlone, innerBalancer } from '../support/own-stacks.ts';
import { pair } from '../support/pair.ts';
import { twoOnAHost } from '../support/two-on-a-host.ts';
import { twoServers } from '../support/two-servers.ts';

const at = (host: string, kind: ComponentSpec['kind'], role: ComponentSpec['role']): ComponentSpec => ({
  name: `${host}.${role}`,
  host,
  kind,
  role,
  port: 80,
});

const passing = (from: string, to: string): LinkSpec => ({ from, to, operations: ['read', 'write'] });

/** Web servers on machines of their own, in front of applications on others. */
const tiers = (application: ComponentSpec['kind']): StackSpec => ({
  ...twoServers,
  hosts: ['balancer', 'web1', 'web2', 'app1', 'app2'].map((name) => ({ name })),
  components: [
    at('balancer', 'haproxy', 'balancer'),
    ...['web1', 'web2'].map((host) => at(host, 'nginx', 'web')),
    ...['app1', 'app2'].map((host) => at(host, application, 'app')),
  ],
  links: [
    ...['web1', 'web2'].map((host) => ({ from: 'balancer.balancer', to: `${host}.web` })),
    passing('web1.web', 'app1.app'),
    passing('web2.web', 'app2.app'),
  ],
  entry: 'balancer.balancer',
});

const threeTier = tiers('app');

const wanted = (stack: StackSpec) => operationNames.map((operation) => servingHosts(stack, operation));

describe('answers', () => {
  it('name the web server for a file, and the application for what it looks up or writes', () => {
    expect(namesInAnswers(threeTier, 'static')).toEqual([['web1'], ['web2']]);
    expect(namesInAnswers(threeTier, 'read')).toEqual([['app1'], ['app2']]);
    expect(namesInAnswers(threeTier, 'read', { lost: new Set(['web1.web']) })).toEqual([['app2']]);
    expect(namesInAnswers(threeTier, 'read', { lost: new Set(['balancer.balancer']) })).toEqual([]);
  });

  it('may name the web server in front of a program of the user own, or nobody', () => {
    expect(namesInAnswers(tiers('command'), 'read')).toEqual([
      ['app1', 'web1'],
      ['app2', 'web2'],
    ]);
    const own = twoOnAHost.components.map(
      (each) => ({ ...each, kind: each.role === 'app' ? 'command' : each.kind }) as const,
    );
    expect(namesInAnswers({ ...twoOnAHost, components: own }, 'static')).toEqual([
      ['server', ''],
      ['server', ''],
    ]);
  });

  it('name no web server where the last application is lost: it answers nothing of the kind', () => {
    expect(namesInAnswers(threeTier, 'read', { lost: new Set(['app1.app', 'app2.app']) })).toEqual([]);
  });
});

describe('servingHosts', () => {
  it('are those that answers name, without what is in reserve, unless the stack says', () => {
    expect(servingHosts(pair)).toEqual(['server1', 'server2']);
    const links = pair.links.map((link) => (link.to === 'server2.nginx' ? { ...link, backup: true as const } : link));
    expect(servingHosts({ ...pair, links })).toEqual(['server1']);
    expect(servingHosts({ ...pair, serving: ['server2'] })).toEqual(['server2']);
  });

  it('are, for an operation, those that its links lead to', () => {
    const links = pair.links.map((link) =>
      link.to === 'server2.nginx' ? { ...link, operations: ['static', 'read'] as const } : link,
    );
    expect(servingHosts({ ...pair, links }, 'write')).toEqual(['server1']);
    expect(servingHosts({ ...pair, links }, 'read')).toEqual(['server1', 'server2']);
  });

  it('are, of tiers on machines of their own, those of each that answers name', () => {
    expect(wanted(threeTier)).toEqual([
      ['web1', 'web2'],
      ['app1', 'app2'],
      ['app1', 'app2'],
    ]);
    expect(wanted(tiers('command'))).toEqual([['web1', 'web2'], [], []]);
  });

  it('are those that the stack says where answers may name them, and everywhere where it does not follow', () => {
    expect(wanted({ ...threeTier, serving: ['web1'] })).toEqual([['web1'], [], []]);
    expect(wanted({ ...threeTier, serving: ['app1'] })).toEqual([[], ['app1'], ['app1']]);
    expect(wanted({ ...tiers('command'), serving: ['web1'] })).toEqual([['web1'], ['web1'], ['web1']]);
    expect(wanted({ ...threeTier, serving: ['balancer'] })).toEqual([['balancer'], ['balancer'], ['balancer']]);
  });
});

const has = (name: string): boolean => leadsToFiles(innerBalancer, name);

describe('files', () => {
  it('are behind whoever leads to a web server, or to a program of the user own that may have some', () => {
    expect(['balancer', 'web1.nginx', 'inner', 'app1.app'].map(has)).toEqual([true, true, false, false]);
    const components = innerBalancer.components.map((each) =>
      Object.assign({}, each, each.kind === 'app' && { kind: 'command' as const }),
    );
    expect(leadsToFiles({ ...innerBalancer, components }, 'inner')).toBe(true);
  });

  it('are with the applications where no web server is drawn, who name themselves', () => {
    expect(['balancer', 'app1.app', 'primary.mariadb'].map((name) => leadsToFiles(applicationsAlone, name))).toEqual([
      true,
      true,
      false,
    ]);
    expect(wanted(applicationsAlone)).toEqual(operationNames.map(() => ['app1', 'app2']));
  });
});
