import type { StackSpec } from '../model/stack.ts';
import { cutSets } from '../plans/graph/cut-sets.ts';
import type { Part } from './measure.ts';
import { spreadText } from './measure.ts';
import { ladderStack, wideStack } from './wide-stacks.ts';

const [size, rounds] = [10_000, 5];

/** Drawings of the two shapes that cost most: very many ways, and very long ones. */
const drawings: readonly (readonly [shape: string, stack: StackSpec])[] = [
  ['one balancer, 4,998 servers', wideStack(size)],
  ['two chains of 4,999 services, a rung every 100', ladderStack(size, 100)],
];

/** The minimal cut sets of drawings with ten thousand components. */
export async function graph(): Promise<Part> {
  return Promise.resolve({
    title: 'Cut sets of large drawings',
    how:
      `Minimal cut sets for a write, exact, of ${size.toLocaleString('en')} components; ms (min / median / max of ${rounds}). ` +
      'Sets of two are found as they are asked for, here every one of them.',
    head: ['drawing', 'over', 'sets of one', 'ms', 'sets of two', 'ms'],
    rows: drawings.flatMap(([shape, stack]) =>
      (['components', 'hosts'] as const).map((over) =>
        rowOf(
          shape,
          over,
          Array.from({ length: rounds }, () => once(stack, over)),
        ),
      ),
    ),
  });
}

interface Found {
  readonly singles: number;
  readonly singlesMs: number;
  readonly pairs: number;
  readonly pairsMs: number;
}

function once(stack: StackSpec, over: 'components' | 'hosts'): Found {
  const startedAt = performance.now();
  const sets = cutSets(stack, 'write', over);
  const singlesMs = performance.now() - startedAt;
  let pairs = 0;
  for (const pair of sets?.pairs ?? []) pairs += pair.length / 2;
  return { singles: sets?.singles.length ?? 0, singlesMs, pairs, pairsMs: performance.now() - startedAt - singlesMs };
}

const count = (value = 0): string => value.toLocaleString('en');

function rowOf(shape: string, over: string, found: readonly Found[]): readonly string[] {
  const [first] = found;
  const times = (of: (one: Found) => number): string => spreadText(found.map(of), 0);
  return [
    shape,
    over,
    count(first?.singles),
    times(({ singlesMs }) => singlesMs),
    count(first?.pairs),
    times(({ pairsMs }) => pairsMs),
  ];
}
