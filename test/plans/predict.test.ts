import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { predictionOf, predictSpof } from '../../plans/predict.ts';
import { balancerFailover as pair } from '../../stack/topologies/balancer-failover.ts';
import { databaseFailover as clustered } from '../../stack/topologies/database-failover.ts';
import { splitByPath } from '../support/own-stacks.ts';
import { twoServers } from '../support/two-servers.ts';

describe('predictSpof on two-servers', () => {
  it.each([
    ['balancer', ['static', 'read', 'write']],
    ['balancer.haproxy', ['static', 'read', 'write']],
    ['server1', []],
    ['server1.nginx', []],
    ['server1.app', []],
    ['server2', []],
    ['primary', ['write']],
    ['primary.mariadb', ['write']],
    ['replica', []],
  ])('without %s it loses %j', (target, lost) => {
    expect(predictSpof(twoServers, target, 'stop')).toEqual(lost);
  });

  it.each(['kill', 'pause', 'isolate', 'lossy'] as const)('%s takes away what stop takes away', (fault) => {
    expect(predictSpof(twoServers, 'primary', fault)).toEqual(['write']);
  });

  it('slow takes nothing away, it only lets wait', () => {
    expect(predictSpof(twoServers, 'balancer', 'slow')).toEqual([]);
  });

  it('exhaust takes away what needs a new connection, which an application has to its databases already', () => {
    expect(predictSpof(twoServers, 'balancer', 'exhaust')).toEqual(['static', 'read', 'write']);
    expect(predictSpof(twoServers, 'primary', 'exhaust')).toEqual([]);
    expect(predictSpof(twoServers, 'server1', 'exhaust')).toEqual([]);
  });

  it('a full disk takes the writes of the database away, and nothing from who writes nothing', () => {
    expect(predictSpof(twoServers, 'primary', 'fill-disk')).toEqual(['write']);
    expect(predictSpof(twoServers, 'replica', 'fill-disk')).toEqual([]);
    expect(predictSpof(twoServers, 'balancer', 'fill-disk')).toEqual([]);
  });

  it('a sham takes nothing away', () => {
    expect(predictSpof(twoServers, 'balancer', 'sham')).toEqual([]);
  });
});

/** The stack with some links cut, each written `from>to`. */
const without = (...cut: readonly string[]): StackSpec => ({
  ...twoServers,
  links: twoServers.links.filter(({ from, to }) => !cut.includes(`${from}>${to}`)),
});

describe('predictSpof on other stacks', () => {
  it('finds the only server that may reach the primary', () => {
    const pinned = without('server2.app>primary.mariadb');
    expect(predictSpof(pinned, 'server1', 'stop')).toEqual(['write']);
    expect(predictSpof(pinned, 'server1.nginx', 'stop')).toEqual(['write']);
    expect(predictSpof(pinned, 'server2', 'stop')).toEqual([]);
  });

  it('finds the replica when reads may go nowhere else', () => {
    const links = twoServers.links.map((link) =>
      link.to === 'primary.mariadb' ? { from: link.from, to: link.to, operations: ['write' as const] } : link,
    );
    expect(predictSpof({ ...twoServers, links }, 'replica', 'stop')).toEqual(['read']);
  });

  it('finds every part of a server that stands alone', () => {
    const alone = without('balancer.haproxy>server2.nginx');
    expect(predictSpof(alone, 'server1.nginx', 'stop')).toEqual(['static', 'read', 'write']);
    expect(predictSpof(alone, 'server1.app', 'stop')).toEqual(['read', 'write']);
  });

  it('finds a host that carries two things at once', () => {
    const components = twoServers.components.map((component) =>
      component.name === 'primary.mariadb' ? { ...component, host: 'server1' } : component,
    );
    expect(predictSpof({ ...twoServers, components }, 'server1', 'stop')).toEqual(['write']);
  });

  it('takes files from the applications where no web server is drawn', () => {
    const components = twoServers.components.filter(({ role }) => role !== 'web');
    const links = twoServers.links
      .filter(({ from }) => !from.endsWith('nginx'))
      .map(({ from, to }) => ({ from, to: to.replace('nginx', 'app') }));
    const bare: StackSpec = { ...twoServers, components, links };
    const all = { static: 'proven', read: 'proven', write: 'proven' };
    expect(predictionOf(bare, 'balancer', 'kill')).toEqual(all);
    expect(predictionOf(bare, 'server1+server2', 'kill')).toEqual(all);
    expect(predictionOf(bare, 'server1', 'kill')).toMatchObject({ static: 'refuted', read: 'refuted' });
  });

  it('ends on links that lead in a circle', () => {
    const links = [...twoServers.links, { from: 'server1.app', to: 'balancer.haproxy' }];
    expect(predictSpof({ ...twoServers, links }, 'server2', 'stop')).toEqual([]);
  });
});

describe('predictSpof of two targets together', () => {
  it('takes away what neither alone does', () => {
    expect(predictSpof(twoServers, 'server1+server2', 'kill')).toEqual(['static', 'read', 'write']);
    expect(predictSpof(twoServers, 'primary+replica', 'kill')).toEqual(['read', 'write']);
    expect(predictSpof(twoServers, 'server1.nginx+server2.app', 'kill')).toEqual(['read', 'write']);
  });
});

describe('predictSpof by the way in which something is lost', () => {
  it.each(['replica+arbiter', 'primary+arbiter'])(
    '%s leave a cluster that goes on when they are asked to end',
    (two) => {
      expect(predictSpof(clustered, two, 'stop')).toEqual([]);
      expect(predictSpof(clustered, two, 'kill')).toEqual(['read', 'write']);
      expect(predictSpof(clustered, two, 'pause')).toEqual(['read', 'write']);
    },
  );

  it('a cluster without a database serves nobody, however they left', () => {
    expect(predictSpof(clustered, 'primary+replica', 'stop')).toEqual(['read', 'write']);
  });

  it.each(['kill', 'pause'] as const)('an address stays where it is when %s befalls every keepalived', (fault) => {
    expect(predictSpof(pair, 'balancer1.keepalived+balancer2.keepalived', fault)).toEqual([]);
    expect(predictSpof(pair, 'balancer1.keepalived+balancer2.haproxy', fault)).toEqual([]);
    expect(predictSpof(clustered, 'primary.keepalived+replica.keepalived', fault)).toEqual([]);
  });

  it('an address goes with the keepalived that is asked to end, and with the HAProxy that its keepalived asks', () => {
    const all = ['static', 'read', 'write'];
    expect(predictSpof(pair, 'balancer1.keepalived+balancer2.keepalived', 'stop')).toEqual(all);
    expect(predictSpof(pair, 'balancer1.keepalived+balancer2.haproxy', 'stop')).toEqual(all);
    expect(predictSpof(pair, 'balancer1.haproxy+balancer2.keepalived', 'kill')).toEqual(all);
    expect(predictSpof(pair, 'balancer1+balancer2', 'kill')).toEqual(all);
  });
});

describe('predictSpof of a drawing that requests pass in several ways', () => {
  it('needs no web server for what goes past all of them', () => {
    expect(predictionOf(splitByPath, 'web1+web2', 'kill')).toEqual({
      static: 'proven',
      read: 'refuted',
      write: 'refuted',
    });
    expect(predictSpof(splitByPath, 'app1+app2', 'kill')).toEqual(['read', 'write']);
    expect(predictSpof(splitByPath, 'app1', 'kill')).toEqual([]);
  });

  it('names no operation of which the drawing says nothing, whatever is lost', () => {
    const forgotten = without('server1.nginx>server1.app', 'server2.nginx>server2.app');
    expect(predictSpof(forgotten, 'balancer', 'stop')).toEqual(['static']);
    expect(predictSpof(forgotten, 'replica', 'stop')).toEqual([]);
    expect(predictionOf(forgotten, 'replica', 'stop')).toEqual({ static: 'refuted' });
  });
});
