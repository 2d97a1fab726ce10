import { createHash } from 'node:crypto';
import type { StackPrint } from '../../model/history.ts';
import type { Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';

/** Digits of a hash: two in 10^14 by chance the same is no matter among the stacks of one history. */
const digits = 12;

/** The same for the same value, in whatever order its keys were written. */
const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sortedKeys)).digest('hex').slice(0, digits);

const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** By what a stack is known again: all that changes how it behaves, and no words for people. */
export function printOfStack(stack: StackSpec): StackPrint {
  const components = Object.fromEntries(stack.components.map((component) => [component.name, hashOf(component)]));
  return { name: stack.name, hash: hashOf(without(stack, ['title', 'failoverBecause'])), components };
}

const without = <Value extends object>(value: Value, keys: readonly (keyof Value)[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as keyof Value)));

/**
 * By what a plan is known again: all that changes what is measured. What it is called, where its stack is, and what it expects or
 * predicts, changes nothing.
 */
export function printOfPlan({ load, windows, bars, episodes, lanes, experiments, probes = [] }: Plan): string {
  const acts = experiments.map(({ target, fault }) => ({ target, fault }));
  const asked = probes.map((probe) => without(probe, ['expected']));
  return hashOf({ load, windows, bars, episodes, lanes, acts, asked });
}

/** The numbers of a plan by their way, `load.ratePerSecond.read`; `staleReads` is the number of experiments that allow them. */
export function settingsOf({ experiments, ...plan }: Plan): Readonly<Record<string, number>> {
  const { load, windows, bars, episodes, lanes = 1 } = plan;
  const allowing = experiments.filter((one) => one.staleReads === true).length;
  return Object.fromEntries(numbersIn({ load, windows, bars, episodes, lanes, staleReads: allowing }, ''));
}

const numbersIn = (value: object, prefix: string): [string, number][] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, number][] => {
    if (typeof inner === 'number') return [[`${prefix}${key}`, inner]];
    return typeof inner === 'object' && inner !== null ? numbersIn(inner, `${prefix}${key}.`) : [];
  });
