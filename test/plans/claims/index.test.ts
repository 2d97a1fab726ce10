import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isName } from '../../../model/name.ts';
import { probeIds } from '../../../model/probe.ts';
import { targetsIn, targetsOf } from '../../../model/stack.ts';
import { conditionsOf } from '../../../plans/claim-needs.ts';
import { claims } from '../../../plans/claims/index.ts';
import { remedies } from '../../../plans/remedies.ts';
import { topologies } from '../../../stack/topologies/index.ts';

const folder = new URL('../../../plans/claims/', import.meta.url);
const conditions = conditionsOf(claims);
const stackNamed = (name: string) => topologies.find((stack) => stack.name === name);

describe('the claims', () => {
  it('are all listed, each in a file of its own name', () => {
    const files = readdirSync(folder).filter((file) => file !== 'index.ts');
    expect(files.toSorted()).toEqual(claims.map(({ id }) => `${id}.ts`).toSorted());
    expect(claims.filter(({ id }) => !isName(id))).toEqual([]);
  });

  it('each say where they come from, and have a side that something shows', () => {
    expect(claims.filter(({ from }) => from.length === 0)).toEqual([]);
    expect(claims.filter(({ original, remedied }) => !original && !remedied)).toEqual([]);
    const sides = claims.flatMap(({ original, remedied }) => [original, remedied]);
    expect(sides.filter((side) => side && 'shownBy' in side && side.shownBy.length === 0)).toEqual([]);
  });

  it('are shown by stacks that ship, and by targets that those have', () => {
    const unknown = conditions.flatMap((condition) => {
      const stack = stackNamed(condition.stack);
      if (!stack) return [condition.stack];
      if (condition.sees === 'probe') return condition.target === undefined ? [] : missing(stack, [condition.target]);
      return missing(stack, condition.targets);
    });
    expect(conditions.length).toBeGreaterThan(claims.length);
    expect(unknown).toEqual([]);
  });

  it('are shown by probes that exist', () => {
    const asked = conditions.flatMap((condition) => (condition.sees === 'probe' ? [condition.probe] : []));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !(probeIds as readonly string[]).includes(name))).toEqual([]);
  });

  it('never foresee two findings of one cell', () => {
    const cells = conditions.flatMap((condition) =>
      condition.sees !== 'cells'
        ? []
        : condition.targets.flatMap((target) =>
            condition.faults.flatMap((fault) =>
              condition.operations.map((operation) => ({
                cell: `${condition.stack} ${fault} ${target} ${operation}`,
                finding: condition.finding,
              })),
            ),
          ),
    );
    const twofold = [...Map.groupBy(cells, ({ cell }) => cell)].filter(
      ([, all]) => new Set(all.map(({ finding }) => finding)).size > 1,
    );
    expect(twofold).toEqual([]);
  });
});

describe('the remedies', () => {
  it('lead from targets that ship to counterparts that ship', () => {
    const ends = remedies.flatMap(({ stack, target, by, counterparts }) => [
      [stack, [target]] as const,
      [by, counterparts] as const,
    ]);
    expect(ends.flatMap(([name, targets]) => missing(stackNamed(name), targets))).toEqual([]);
  });
});

function missing(stack: (typeof topologies)[number] | undefined, targets: readonly string[]): readonly string[] {
  const known = stack ? targetsOf(stack) : [];
  return targets
    .flatMap((target) => targetsIn(target))
    .filter((target) => !known.includes(target))
    .map((target) => `${stack?.name} has no ${target}`);
}
