import { describe, expect, it } from 'vitest';
import type { StackSpec } from '../../model/stack.ts';
import { remedies } from '../../plans/remedies.ts';
import { topologies } from '../../stack/topologies/index.ts';

const stackNamed = (name: string): StackSpec => {
  const found = topologies.find((stack) => stack.name === name);
  if (!found) throw new Error(`there is no stack ${name}`);
  return found;
};

/** Roles of what is lost with these targets. */
const rolesOf = (stack: string, targets: readonly string[]): ReadonlySet<string> =>
  new Set(
    stackNamed(stack)
      .components.filter(({ name, host }) => targets.includes(name) || targets.includes(host))
      .map(({ role }) => role),
  );

describe('a remedy', () => {
  it.each(remedies)(
    'of $target in $stack has in its place whatever $target carries, also what has only moved',
    (remedy) => {
      const [before, after] = [rolesOf(remedy.stack, [remedy.target]), rolesOf(remedy.by, remedy.counterparts)];
      expect(before.size).toBeGreaterThan(0);
      expect([...before].filter((role) => !after.has(role))).toEqual([]);
    },
  );
});
