import { probes } from '../../chaos/index.ts';
import type { Plan } from '../../model/plan.ts';
import { durationAtMost } from '../../model/units.ts';
import { lanesOf } from '../../plans/lanes.ts';
import { longestMs } from '../../plans/outline.ts';
import { jsonText } from '../json-text.ts';
import { openOutput } from '../output.ts';
import { chosenClaims } from './chosen.ts';
import type { PlanClaimsOptions } from './options.ts';
import type { PreparedStack } from './prepare.ts';
import { prepareStacks } from './prepare.ts';

/** Raising a stack, judging its run and starting the next one; and beside the windows of each episode: measured as 1.5 and 0.7 s. */
const [besideMs, perEpisodeMs] = [3000, 1000];

/** What a run of one stack would take, in milliseconds; nothing when it cannot be run. */
export function estimateMs({ run }: PreparedStack): number {
  if (!run) return 0;
  const episodes = run.plan.episodes * Math.max(...lanesOf(run.plan).map(({ plan }) => plan.experiments.length));
  return longestMs(run.plan) + episodes * perEpisodeMs + probesMs(run.plan) + besideMs;
}

const probesMs = ({ probes: asked = [] }: Plan): number =>
  asked.reduce((sum, { probe }) => sum + (probes.find(({ id }) => id === probe)?.lastsMs ?? 0), 0);

/** Prints which stacks `prove claims` would run, with which acts and probes, and how long that takes; starts nothing. */
export function showClaims(options: PlanClaimsOptions): void {
  const output = openOutput(options);
  const claims = chosenClaims(options.only);
  const stacks = prepareStacks(claims);
  const totalMs = stacks.reduce((sum, one) => sum + estimateMs(one), 0);
  if (options.json) return output.data(jsonText({ claims, stacks: stacks.map(asJson), estimateMs: totalMs }));
  const head = `${claims.length} claims on ${stacks.length} stacks, one after the other: at most ${durationAtMost(totalMs)}`;
  output.data(
    [head, '', ...stacks.flatMap(linesOf), 'This is a dry run: nothing is started and nothing is written.'].join('\n'),
  );
}

const asJson = (one: PreparedStack): object => ({
  stack: one.name,
  plan: one.run?.plan ?? null,
  failure: one.failure ?? null,
  estimateMs: estimateMs(one),
});

function linesOf(one: PreparedStack): readonly string[] {
  if (!one.run) return [`${one.name}: ${one.failure}`, ''];
  const { experiments, probes: asked = [] } = one.run.plan;
  const lanes = lanesOf(one.run.plan).length;
  const byTarget = Map.groupBy(experiments, ({ target }) => target);
  const acts = [...byTarget].map(([target, all]) => `    ${target}: ${all.map(({ fault }) => fault).join(', ')}`);
  const questions = asked.length === 0 ? [] : [`    probes: ${asked.map(({ probe }) => probe).join(', ')}`];
  const length = `${durationAtMost(estimateMs(one))}${lanes > 1 ? ` in ${lanes} lanes side by side` : ''}`;
  return [
    `${one.name}: ${experiments.length} acts, ${asked.length} probes, at most ${length}`,
    ...acts,
    ...questions,
    '',
  ];
}
