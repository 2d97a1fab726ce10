import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { isAbout, signatureOf } from '../../verdict/signature.ts';
import { applicationsAlone } from '../support/own-stacks.ts';
import { spec } from '../support/record-plan.ts';
import { twoOnAHost, withMore } from '../support/two-on-a-host.ts';
import { twoServers } from '../support/two-servers.ts';

const names = (target: string, operation: 'static' | 'read' | 'write'): readonly string[] => {
  const { servers, databases } = signatureOf(spec, target, operation);
  return [...servers, ...databases];
};

describe('signatureOf', () => {
  it.each([
    ['server1', 'static', ['server1']],
    ['server1.nginx', 'static', ['server1']],
    ['server1.nginx', 'write', ['server1']],
    ['server1.app', 'static', []],
    ['server1.app', 'read', ['server1']],
    ['replica', 'read', ['replica.mariadb']],
    ['replica.mariadb', 'static', []],
    ['balancer', 'read', []],
  ] as const)('of %s in answers to %s is %j', (target, operation, expected) => {
    expect(new Set(names(target, operation))).toEqual(new Set(expected));
  });
});

const serversOf = (stack: StackSpec, target: string, operation: 'static' | 'read' = 'read'): readonly string[] => [
  ...signatureOf(stack, target, operation).servers,
];

describe('signatureOf an application', () => {
  it('is its host in answers to files too where no web server is drawn', () => {
    expect(['app1', 'app1.app'].map((target) => serversOf(applicationsAlone, target, 'static'))).toEqual([
      ['app1'],
      ['app1'],
    ]);
  });
});

describe('signatureOf a server that shares its host', () => {
  it('is none while another one there gives such answers', () => {
    expect(serversOf(twoOnAHost, 'one')).toEqual([]);
    expect(serversOf(twoOnAHost, 'server')).toEqual(['server']);
  });

  it('is the host while requests reach nobody else there, or nobody who can answer by itself', () => {
    const links = twoOnAHost.links.filter(({ to }) => to !== 'two');
    expect(serversOf({ ...twoOnAHost, links }, 'one')).toEqual(['server']);
    expect(serversOf(twoServers, 'server1.nginx')).toEqual(['server1']);
    expect(serversOf(twoServers, 'server1.app')).toEqual(['server1']);
  });

  it('is none for what a server of another kind answers there', () => {
    const files = { name: 'files', host: 'server', kind: 'nginx', role: 'web', port: 80 } as const;
    const both = withMore(twoOnAHost, files, { from: 'balancer.haproxy', to: 'files' });
    expect(serversOf(both, 'files', 'static')).toEqual(['server']);
    expect(serversOf(both, 'files', 'read')).toEqual([]);
  });
});

describe('signatureOf an application on another host than its web server', () => {
  const crossed: StackSpec = {
    ...twoServers,
    links: twoServers.links.map((link) =>
      link.from.endsWith('.nginx')
        ? { from: link.from, to: link.from === 'server1.nginx' ? 'server2.app' : 'server1.app' }
        : link,
    ),
  };

  it('is its own host, which no answer names without it', () => {
    expect(serversOf(crossed, 'server1.app')).toEqual(['server1']);
  });

  it('is none for a web server on a host whose application answers behind another one', () => {
    expect(serversOf(crossed, 'server1.nginx')).toEqual([]);
    expect(serversOf(crossed, 'server1.nginx', 'static')).toEqual(['server1']);
  });
});

const seenOf = (target: string, stack: StackSpec, ...seen: readonly string[]): readonly string[] =>
  seen.filter((server) => isAbout(stack, target)({ balancer: 'balancer.haproxy', server }));

describe('what a balancer saw', () => {
  it('is about web servers and applications, none about a database or the balancer itself', () => {
    expect(seenOf('server1.app', spec, 'app/server1', 'app/server2')).toEqual(['app/server1']);
    expect(seenOf('primary', spec, 'app/primary', 'app/server1')).toEqual([]);
    expect(seenOf('balancer', spec, 'app/balancer', 'app/server1')).toEqual([]);
  });

  it('is about one of two servers on a host, by the name that it has for the balancer', () => {
    expect(seenOf('one', twoOnAHost, 'app/one', 'app/two', 'app/server')).toEqual(['app/one']);
  });
});
