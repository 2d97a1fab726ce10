import type { Difference } from '../../model/comparison.ts';
import type { HistoryLine, StackPrint } from '../../model/history.ts';

/** What was not the same for two runs before anything was measured: stack, suite, plan, versions, machine; in this order. */
export function differencesOf(a: HistoryLine, b: HistoryLine): readonly Difference[] {
  return [
    ...differ('stack', a.stack.name, b.stack.name),
    ...differ('suite', a.suite, b.suite),
    ...planDiffers(a, b),
    ...(a.stack.name === b.stack.name ? stackDiffers(a.stack, b.stack) : []),
    ...mapsDiffer('version of ', a.versions, b.versions),
    ...mapsDiffer('host ', a.host, b.host),
  ];
}

type PlanPrint = Pick<HistoryLine, 'settings' | 'planHash'>;

/** Numbers of the plan that differ; that it does other things where none does. */
export function planDiffers(a: PlanPrint, b: PlanPrint): readonly Difference[] {
  const settings = mapsDiffer('', a.settings, b.settings);
  return settings.length === 0 ? differ('experiments of the plan', a.planHash, b.planHash) : settings;
}

type SpecPrint = Omit<StackPrint, 'name'>;

/** Components that differ; that something around them does where none does. */
export function stackDiffers(a: SpecPrint, b: SpecPrint): readonly Difference[] {
  const components = mapsDiffer('component ', a.components, b.components);
  return components.length === 0 ? differ('stack around its components', a.hash, b.hash) : components;
}

const differ = (what: string, a: string, b: string): readonly Difference[] => (a === b ? [] : [{ what, a, b }]);

type Values = Readonly<Record<string, string | number>>;

const mapsDiffer = (prefix: string, a: Values, b: Values): readonly Difference[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differ(`${prefix}${key}`, String(a[key] ?? 'absent'), String(b[key] ?? 'absent')),
  );

/** Settings that say what a number means: with another deadline, another request is good. */
const measuring: readonly string[] = ['load.timeoutMs', 'load.deadlineMs', 'windows.holdMs', 'bars.failoverBudgetMs'];

/** Why numbers of two runs measure different things; empty when they measure the same. */
export const unlikeOf = (a: HistoryLine, b: HistoryLine): readonly string[] =>
  measuring
    .filter((key) => a.settings[key] !== b.settings[key])
    .map((key) => `${key} is ${a.settings[key] ?? 'absent'} and ${b.settings[key] ?? 'absent'}`);
