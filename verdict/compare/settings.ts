import type { Difference } from '../../model/comparison.ts';
import type { HistoryLine } from '../../model/history.ts';

/** What was not the same for two runs before anything was measured: stack, suite, plan, versions, machine; in this order. */
export function differencesOf(a: HistoryLine, b: HistoryLine): readonly Difference[] {
  const settings = mapsDiffer('', a.settings, b.settings);
  const plan = settings.length === 0 ? differ('experiments of the plan', a.planHash, b.planHash) : settings;
  const components = mapsDiffer('component ', a.stack.components, b.stack.components);
  const inner =
    components.length === 0 ? differ('stack around its components', a.stack.hash, b.stack.hash) : components;
  return [
    ...differ('stack', a.stack.name, b.stack.name),
    ...differ('suite', a.suite, b.suite),
    ...plan,
    ...(a.stack.name === b.stack.name ? inner : []),
    ...mapsDiffer('version of ', a.versions, b.versions),
    ...mapsDiffer('host ', a.host, b.host),
  ];
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
