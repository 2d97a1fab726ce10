import { createHash } from 'node:crypto';
import type { StackPrint } from '../../model/history.ts';
import { alertWithinMs } from '../../model/alert.ts';
import type { Plan, ProbePlan } from '../../model/plan.ts';
import type { ProbeOption } from '../../model/probe.ts';
import { probeOptions } from '../../model/probe.ts';
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

/**
 * The numbers of a plan by their way, `load.ratePerSecond.read`; `staleReads` is the number of experiments that allow them. Which
 * these are has a way of its own, `staleReads.server2/stop`, and so has how long a probe waits: `probes.alert of server1.withinMs`.
 */
export function settingsOf({ experiments, probes = [], ...plan }: Plan): Readonly<Record<string, number>> {
  const { load, windows, bars, episodes, lanes = 1 } = plan;
  const allowing = experiments.filter((one) => one.staleReads === true);
  const acts = allowing.map(({ target, fault }): [string, number] => [`${staleReadsOf}${target}/${fault}`, 1]);
  const limits = probes.filter(isLimited).map((probe): [string, number] => {
    return [`probes.${probeName(probe)}${withinOf}`, probe.withinMs ?? alertWithinMs];
  });
  const numbers = numbersIn({ load, windows, bars, episodes, lanes, staleReads: allowing.length }, '');
  return Object.fromEntries([...numbers, ...acts, ...limits]);
}

/** How the settings begin that name an act under which reads may be stale. */
export const staleReadsOf = 'staleReads.';

/** How the settings end that say how long a probe waits. */
export const withinOf = '.withinMs';

/** Whether a probe waits for something only so long; the limit that it has by itself is that of alerts. */
const isLimited = ({ probe }: ProbePlan): boolean =>
  (probeOptions[probe] as readonly ProbeOption[] | undefined)?.includes('within') === true;

/** Name of a probe with what it is asked of and under what: `alert of server1 under stop`. */
export const probeName = ({
  probe,
  target,
  fault,
}: Readonly<Partial<Record<'target' | 'fault', string>> & { probe: string }>): string =>
  [probe, ...(target === undefined ? [] : [`of ${target}`]), ...(fault === undefined ? [] : [`under ${fault}`])].join(
    ' ',
  );

const numbersIn = (value: object, prefix: string): [string, number][] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, number][] => {
    if (typeof inner === 'number') return [[`${prefix}${key}`, inner]];
    return typeof inner === 'object' && inner !== null ? numbersIn(inner, `${prefix}${key}.`) : [];
  });
