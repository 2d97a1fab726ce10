import type { Baseline, BaselineTaken, GateKind, GateLine } from '../../model/baseline.ts';
import type { Difference } from '../../model/comparison.ts';
import type { HistoryLine } from '../../model/history.ts';
import type { Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { planDiffers, stackDiffers } from '../compare/settings.ts';
import { printOfPlan, printOfStack, settingsOf, staleReadsOf } from '../history/print.ts';
import { isLaxer } from './laxer.ts';

/** What of a run has to be the same for it to show as much as another one. */
export type Taking = Pick<HistoryLine, 'planHash' | 'settings' | 'stack' | 'probes'>;

/** A line of a gate, before it is known what that makes of the gate. */
export type TakenLine = Pick<GateLine, 'key' | 'kind' | 'sentence'>;

/** With what a run was taken, as its baseline keeps it. */
export const takenOf = ({ planHash, settings, probes, stack }: Taking): BaselineTaken => ({
  plan: planHash,
  settings,
  probes: probes.map(({ name }) => name),
  stack: stack.hash,
  components: stack.components,
});

/** What differs between the plan and stack that a baseline was taken with and those of a run. */
export const takenDiffers = (was: BaselineTaken, now: Taking): readonly Difference[] => [
  ...planOf(was, now),
  ...stackOf(was, now),
];

/**
 * What there is to say of plan and stack. A plan that shows less than that of the baseline fails like a cell that was not tried:
 * with shorter windows, fewer requests or lower bars the same finding says less. Any other change of the plan, and every change
 * of the stack, is worth a word: what became of it is what the cells tell. A probe that is asked no longer is coverage lost.
 */
export function takenLines(was: BaselineTaken | undefined, now: Taking): readonly TakenLine[] {
  if (!was) return [line('the baseline', 'not-kept', notKept)];
  const plan = planOf(was, now);
  const isLess = (one: Difference): boolean => isLaxer(one) && !isUntold(one, was);
  const [laxer, other] = [plan.filter(isLess), plan.filter((one) => !isLess(one))];
  const stack = stackOf(was, now);
  const asked = new Set(now.probes.map(({ name }) => name));
  return [
    ...was.probes
      .filter((name) => !asked.has(name))
      .map((name) => line(`probe ${name}`, 'coverage-lost', 'was asked for the baseline, and the run did not ask it')),
    ...(laxer.length > 0 ? [line('the plan', 'plan-laxer', `${shows} ${listed(laxer)}; ${remedy}`)] : []),
    ...(other.length > 0 ? [line('the plan', 'plan-changed', `${isAnother} ${listed(other)}`)] : []),
    ...(stack.length > 0 ? [line('the stack', 'stack-changed', `${isAnother} ${listed(stack)}`)] : []),
  ];
}

/** A baseline from before acts were named says how many allow stale reads, and not which: one more is told by their number. */
const isUntold = ({ what }: Difference, { settings }: BaselineTaken): boolean =>
  what.startsWith(staleReadsOf) &&
  settings['staleReads'] !== 0 &&
  !Object.keys(settings).some((key) => key.startsWith(staleReadsOf));

/** What a gate will say of a plan that shows less than that of its baseline, whatever is measured; undefined when it does not. */
export function laxerThan({ taken }: Baseline, plan: Plan, stack: StackSpec): string | undefined {
  if (!taken) return undefined;
  const now = { planHash: printOfPlan(plan), settings: settingsOf(plan), stack: printOfStack(stack), probes: [] };
  const found = takenLines(taken, now).find(({ kind }) => kind === 'plan-laxer');
  return found && `${found.key} ${found.sentence}`;
}

const line = (key: string, kind: GateKind, sentence: string): TakenLine => ({ key, kind, sentence });

const notKept =
  'does not say with which plan and stack it was taken, so a plan that shows less passes; `gate update` adds it';
const shows = 'shows less than that of the baseline:';
const remedy = 'run that plan, or accept this one with `gate update`';
const isAnother = 'is another one than that of the baseline:';

const planOf = ({ plan: planHash, settings }: BaselineTaken, now: Taking): readonly Difference[] =>
  planDiffers({ planHash, settings }, now);

const stackOf = ({ stack: hash, components }: BaselineTaken, now: Taking): readonly Difference[] =>
  stackDiffers({ hash, components }, now.stack);

/** Most differences that are named one by one. */
const most = 6;

function listed(all: readonly Difference[]): string {
  const named = all.slice(0, most).map(inWords);
  const rest = all.length - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

/** Numbers are told; of hashes only whether there is one says something to people. */
function inWords({ what, a, b }: Difference): string {
  if (a === 'absent') return `${what} is new`;
  if (b === 'absent') return `${what} is gone`;
  return isHash(what) ? `${what} changed` : `${what} was ${a} and is ${b}`;
}

const isHash = (what: string): boolean => /^(component|experiments|stack) /.test(what);
