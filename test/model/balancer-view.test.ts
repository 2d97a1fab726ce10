import { describe, expect, it } from 'vitest';
import { isViewTold, tellsItsView } from '../../model/balancer-view.ts';
import type { ComponentSpec } from '../../model/stack.ts';
import { haproxyConfig } from '../../stack/kinds/haproxy.ts';
import { siteOf } from '../support/site.ts';
import { stackFixture } from '../support/stack-fixture.ts';

const site = siteOf('balancer.haproxy');
const balancer = stackFixture.components.find(({ role }) => role === 'balancer')!;
const own = (text: string): ComponentSpec => ({ ...balancer, files: { 'haproxy.cfg': text } });

describe("a balancer's own view", () => {
  it('is told where the configuration has a socket for it, as the one has that is written for it', () => {
    const told = [site.component, own(haproxyConfig(site)), own('stats socket ${dir}/haproxy.sock'), own('global')];
    expect(told.map(tellsItsView)).toEqual([true, true, true, false]);
  });

  it('is told where the line of the socket is one of the configuration, and no comment', () => {
    expect(tellsItsView(own('global\n\tstats  socket "${dir}/haproxy.sock" mode 600\n'))).toBe(true);
    const without = ['  # stats socket ${dir}/haproxy.sock', 'stats socket /run/other.sock # not haproxy.sock'];
    expect(without.map((line) => tellsItsView(own(`global\n${line}\n`)))).toEqual([false, false]);
  });

  it('is told by no other program', () => {
    expect(tellsItsView({ ...balancer, kind: 'command' })).toBe(false);
  });

  it('is told of a stack when each of its balancers tells it, and of none without a balancer', () => {
    const others = stackFixture.components.filter(({ role }) => role !== 'balancer');
    const stacks = [[balancer], [own('global')], [balancer, own('global')], []];
    expect(stacks.map((balancers) => isViewTold({ components: [...others, ...balancers] }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
