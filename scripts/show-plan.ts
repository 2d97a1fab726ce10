import { findFault, findProbe } from '../chaos/index.ts';
import type { ProbePlan } from '../model/plan.ts';
import type { OperationName } from '../model/stack.ts';
import { formatDuration } from '../model/units.ts';
import type { ExperimentOutline, PlanOutline } from '../plans/outline.ts';
import { outlinePlan } from '../plans/outline.ts';
import { percentText } from '../plans/shown.ts';
import { budgetBecause } from '../reports/words/budget.ts';
import type { PlanOptions } from './options.ts';
import { jsonText } from './json-text.ts';
import { openOutput, printable } from './output.ts';
import { plansWithLanes } from './lanes-option.ts';
import type { ResolvedPlan } from './plan-of.ts';
import { checkedSeed, usualSeed } from './seed.ts';

/** Prints what a suite would do; starts and writes nothing. */
export async function showPlan(options: PlanOptions): Promise<void> {
  const output = openOutput(options);
  const [resolved] = await plansWithLanes([options.suite], options.lanes, output.note);
  if (!resolved) throw new Error('one suite makes one plan');
  const seed = checkedSeed(options.seed ?? usualSeed);
  const outline = outlinePlan(resolved.plan, resolved.stack, (fault) => findFault(fault).undo.verb, seed);
  if (options.json) output.data(jsonText({ plan: resolved.plan, outline }));
  else
    output.data(
      [
        ...head(resolved, outline, seed),
        ...(resolved.plan.probes ?? []).map(probeLine),
        ...outline.experiments.flatMap(experimentLines),
      ]
        .map(printable)
        .join('\n'),
    );
}

function head({ plan, stack }: ResolvedPlan, outline: PlanOutline, seed: number): readonly string[] {
  const { ratePerSecond, returningPerSecond, timeoutMs, deadlineMs } = plan.load;
  const rates = Object.entries(ratePerSecond).map(([operation, rate]) => `${operation} ${rate}/s`);
  const { availability, failoverBudgetMs } = plan.bars;
  return [
    `suite ${outline.suite} on ${stack.name}: ${outline.experiments.length} episodes, ${lengthOf(outline)}`,
    `stopping rule: ${outline.stoppingRule}`,
    `order: drawn from seed ${seed}; \`prove --seed ${seed}\` runs in it`,
    `load: ${rates.join(', ')}; ${returningPerSecond}/s of each over kept connections`,
    `      good within ${formatDuration(deadlineMs)}, given up after ${formatDuration(timeoutMs)}`,
    `bar: availability of at least ${percentText(availability)} (lower bound, 95 %); failover within ${formatDuration(failoverBudgetMs)}`,
    `     ${budgetBecause({ bars: plan.bars, stack })}`,
    ...unsparedLines(outline),
    'This is a dry run: nothing is started and nothing is written.',
    '',
  ];
}

function unsparedLines({ unspared, furtherPairs }: PlanOutline): readonly string[] {
  const named = (hosts: 1 | 2): string =>
    unspared
      .filter((one) => one.hosts === hosts)
      .map(({ target, operations }) => `${target} (${operations.join(', ')})`)
      .join('; ');
  return [
    `drawing: missed alone: ${named(1) || 'no machine'}`,
    `         missed only together: ${named(2) || 'no two'}${furtherPairs ? '; and more' : ''}`,
  ];
}

const lengthOf = ({ totalMs, lanes }: PlanOutline): string =>
  `${formatDuration(totalMs)} of windows${lanes > 1 ? ` in ${lanes} lanes side by side` : ''}`;

function experimentLines(experiment: ExperimentOutline): readonly string[] {
  const { episode, fault, target, components, injectAtMs, healAtMs, undo, predicted, agrees } = experiment;
  const expected = `${findingText(experiment.expected)}${experiment.staleReads ? ', reads may be stale' : ''}`;
  return [
    `[${episode}] ${fault} ${target} (${components.join(', ')})`,
    `    inject at ${formatDuration(injectAtMs)}, undo by \`${undo}\` at ${formatDuration(healAtMs)}`,
    `    predicted: ${findingText(predicted)}; expected: ${expected}${agrees ? '' : '   <- they differ'}`,
  ];
}

function probeLine({ probe, expected, target, fault, withinMs }: ProbePlan): string {
  const { title, lastsMs } = findProbe(probe);
  const options = [fault, target, withinMs && `within ${formatDuration(withinMs)}`].filter(
    (text) => text !== undefined,
  );
  const about = options.length === 0 ? '' : ` (${options.join(' ')})`;
  return `probe ${probe}${about}: ${title}; ${formatDuration(lastsMs)} on a sound stack; expected: ${expected}`;
}

const findingText = (operations: readonly OperationName[]): string =>
  operations.length === 0 ? 'survived by every operation' : `single point of failure for ${operations.join(', ')}`;
