import { describe, expect, it } from 'vitest';
import { ladderStack, wideStack } from '../../../bench/wide-stacks.ts';
import type { StackSpec } from '../../../model/stack.ts';
import { operationNames } from '../../../model/stack.ts';
import { cutSets, isCarried } from '../../../plans/graph/cut-sets.ts';
import { carriesSlowly, randomStack } from '../../support/random-stack.ts';
import { twoServers } from '../../support/two-servers.ts';

type Over = 'components' | 'hosts';

/** Cut sets as texts, in order. */
function found(stack: StackSpec, operation: (typeof operationNames)[number], over: Over) {
  const sets = cutSets(stack, operation, over);
  const pairs = [...(sets?.pairs ?? [])].map((pair) => pair.toSorted().join(' + '));
  return sets && { singles: [...sets.singles].toSorted(), pairs: pairs.toSorted() };
}

/** The same by losing every part and every two of them, one after the other. */
function tried(stack: StackSpec, operation: (typeof operationNames)[number], over: Over) {
  const names = (over === 'hosts' ? stack.hosts : stack.components).map(({ name }) => name);
  const lost = (parts: readonly string[]): ReadonlySet<string> =>
    new Set(
      stack.components
        .filter(({ name, host }) => parts.includes(over === 'hosts' ? host : name))
        .map(({ name }) => name),
    );
  const isCut = (...parts: readonly string[]): boolean => !carriesSlowly(stack, operation, lost(parts));
  const singles = names.filter((name) => isCut(name));
  const left = names.filter((name) => !singles.includes(name));
  const twos = left.flatMap((one, place) => left.slice(place + 1).map((other) => [one, other] as const));
  const pairs = twos.filter((two) => isCut(...two)).map((two) => two.toSorted().join(' + '));
  return isCut() ? null : { singles: singles.toSorted(), pairs: pairs.toSorted() };
}

describe('cutSets of two-servers', () => {
  it('finds the balancer and the primary alone, and both ends of every other way together', () => {
    expect(found(twoServers, 'write', 'hosts')).toEqual({
      singles: ['balancer', 'primary'],
      pairs: ['server1 + server2'],
    });
    expect(found(twoServers, 'read', 'hosts')?.pairs).toEqual(['primary + replica', 'server1 + server2']);
  });

  it('tells components of a host apart', () => {
    expect(found(twoServers, 'static', 'components')).toEqual({
      singles: ['balancer.haproxy'],
      pairs: ['server1.nginx + server2.nginx'],
    });
    expect(found(twoServers, 'read', 'components')?.pairs).toContain('server1.app + server2.nginx');
  });

  it('says nothing of an operation that the drawing does not carry', () => {
    expect(cutSets({ ...twoServers, links: [] }, 'read', 'hosts')).toBeNull();
    const balancers = twoServers.components.filter(({ role }) => role === 'balancer');
    expect(isCarried({ ...twoServers, components: balancers, links: [] }, 'static', new Set())).toBe(false);
  });
});

describe('cutSets of any stack', () => {
  const seeds = Array.from({ length: 240 }, (_, index) => index + 1);

  it.each(operationNames)('are those that trying every loss finds: %s', (operation) => {
    for (const seed of seeds) {
      const stack = randomStack(seed);
      for (const over of ['components', 'hosts'] as const) {
        expect([seed, over, found(stack, operation, over)]).toEqual([seed, over, tried(stack, operation, over)]);
      }
    }
  });

  it('agree with losing each component by itself', () => {
    for (const seed of seeds) {
      const stack = randomStack(seed);
      for (const { name } of stack.components) {
        const lost = new Set([name]);
        expect([seed, name, isCarried(stack, 'read', lost)]).toEqual([seed, name, carriesSlowly(stack, 'read', lost)]);
      }
    }
  });
});

/** The same with the links in the opposite order, so that the ways are found the other way round. */
const mirrored = (stack: StackSpec): StackSpec => ({ ...stack, links: stack.links.toReversed() });

/** How many pairs of components a write needs. */
const count = (stack: StackSpec): number => [...(cutSets(stack, 'write', 'components')?.pairs ?? [])].length;

describe('cutSets of very large stacks', () => {
  it('finds one balancer in front of thousands of servers', () => {
    const wide = wideStack(10_000);
    expect(cutSets(wide, 'write', 'components')?.singles).toEqual(['balancer.haproxy', 'primary.mariadb']);
    expect(found(wide, 'read', 'hosts')?.pairs).toEqual(['primary + replica']);
  });

  it('finds every pair across two long chains, and none across a rung between them', () => {
    expect(count(ladderStack(202, 1000))).toBe(100 * 100);
    // A rung leads from the first chain to the second: who loses the first behind it and the second before it has a way.
    expect(count(ladderStack(202, 50))).toBe(100 * 100 - 50 * 50);
    expect(count(mirrored(ladderStack(202, 50)))).toBe(100 * 100 - 50 * 50);
  });
});
