import type { StackSpec } from '../model/stack.ts';
import { cutSets } from '../plans/graph/cut-sets.ts';
import type { Figure } from './figure.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';
import { ladderStack, wideStack } from './wide-stacks.ts';

const [size, rounds] = [10_000, 5];

/** Drawings of the two shapes that cost most: very many ways, and very long ones. */
const drawings: readonly (readonly [shape: string, stack: StackSpec])[] = [
  ['one balancer, 4,998 servers', wideStack(size)],
  ['two chains of 4,999 services, a rung every 100', ladderStack(size, 100)],
];

/** The minimal cut sets of drawings with ten thousand components. */
export async function graph(): Promise<Part> {
  const cases = drawings.flatMap(([shape, stack]) =>
    (['components', 'hosts'] as const).map((over) => ({
      shape,
      over,
      found: Array.from({ length: rounds }, () => once(stack, over)),
    })),
  );
  return Promise.resolve({
    title: 'Cut sets of large drawings',
    how:
      `Minimal cut sets for a write, exact, of ${size.toLocaleString('en')} components; ms (min / median / max of ${rounds}). ` +
      'Sets of two are found as they are asked for, here every one of them.',
    head: ['drawing', 'over', 'sets of one', 'ms', 'sets of two', 'ms'],
    rows: cases.map(({ shape, over, found }) => rowOf(shape, over, found)),
    figures: cases.flatMap(figuresOf),
  });
}

/** What was found in a drawing. */
interface Case {
  readonly shape: string;
  readonly over: string;
  readonly found: readonly Found[];
}

function figuresOf({ shape, over, found }: Case): readonly Figure[] {
  const counts = (name: string, of: (one: Found) => number): Figure =>
    figureOf({ name: `${shape}, ${over}: ${name}`, unit: 'count', better: 'same' }, found.map(of));
  const wholeMs = found.map(({ singlesMs, pairsMs }) => singlesMs + pairsMs);
  return [
    counts('sets of one', ({ singles }) => singles),
    counts('sets of two', ({ pairs }) => pairs),
    figureOf({ name: `${shape}, ${over}: both`, unit: 'ms', better: 'lower' }, wholeMs),
  ];
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

function rowOf(shape: string, over: string, found: Case['found']): readonly string[] {
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
