import { describe, expect, it } from 'vitest';
import type { ComponentSpec, StackSpec } from '../../model/stack.ts';
import { parsePlan } from '../../plans/parse.ts';
import { resolvePlan } from '../../plans/resolve.ts';
import { twoServers } from '../support/two-servers.ts';

/** The shipped stack with another of its components. */
const having = (name: string, change: Partial<ComponentSpec>): StackSpec => ({
  ...twoServers,
  components: twoServers.components.map((each) => (each.name === name ? { ...each, ...change } : each)),
});

/** Reads a plan that exhausts a target of a stack. */
const exhausting = (target: string, stack: StackSpec) => () =>
  resolvePlan(
    parsePlan(`suite: mine\nstack: two-servers\nexperiments:\n  - { target: ${target}, fault: exhaust }\n`, 'my.yaml'),
    stack,
  );

const own = (file: string, settings?: ComponentSpec['settings']): Partial<ComponentSpec> => ({
  files: { [file]: 'of the user own' },
  ...(settings && { settings }),
});

describe('a plan that exhausts', () => {
  it.each([
    ['balancer', 'balancer.haproxy', own('haproxy.cfg')],
    ['server1', 'server1.nginx', own('nginx.conf')],
    ['primary.mariadb', 'primary.mariadb', own('my.cnf')],
    ['replica', 'replica.mariadb', { append: { 'my.cnf': 'max_connections=9' } }],
  ])('%s is refused where a file of %s sets the limit and nobody says it', (target, name, change) => {
    expect(exhausting(target, having(name, change))).toThrow(
      expect.objectContaining({
        exit: 64,
        message: expect.stringContaining(`my.yaml:4:15: nobody knows how many connections ${name} accepts`),
        why: expect.stringContaining('maxConnections'),
      }),
    );
  });

  it('goes by what the stack says of its own file, and by the default of what is made for it', () => {
    for (const stack of [
      twoServers,
      having('balancer.haproxy', own('haproxy.cfg', { maxConnections: 4000 })),
      having('balancer.haproxy', { append: { 'haproxy.cfg': '# more' } }),
    ])
      expect(exhausting('balancer', stack)().experiments).toHaveLength(2);
  });

  it('is refused as well where it only asks who is told of it', () => {
    const text = `suite: mine\nstack: two-servers\nexperiments: []\nprobes:\n  - { probe: alert, target: balancer, fault: exhaust }\n`;
    const refused = () => resolvePlan(parsePlan(text, 'my.yaml'), having('balancer.haproxy', own('haproxy.cfg')));
    expect(refused).toThrow(/my\.yaml:5:29: nobody knows how many connections balancer\.haproxy accepts/);
  });

  it('is refused of a program of the user own that requests come to, and of what has no connections to take', () => {
    const program = having('server1.app', { kind: 'command' });
    expect(exhausting('server1', program)).toThrow(/nobody knows how many connections server1\.app accepts/);
    expect(exhausting('server2', program)().experiments).toHaveLength(2);
    const guard = having('balancer.haproxy', { kind: 'keepalived', role: 'guardian', port: 0 });
    expect(exhausting('balancer', guard)).toThrow(/balancer has no limit of connections/);
  });
});
