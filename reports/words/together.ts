import type { Cell } from '../../model/cell.ts';
import { durationAtMost } from '../../model/units.ts';
import { visible } from '../text/visible.ts';
import { forHowLong, sum, whoCan } from './down.ts';
import type { Experiment } from './experiment.ts';
import { faultHappens } from './fault.ts';
import { distinct, enumerate } from './list.ts';
import { isOutage } from './measure.ts';
import { count, counted } from './number.ts';
import { anyOf } from './operation.ts';
import type { Sentence } from './sentence.ts';
import { backOf, downOf, goesOnOf, isHarmed, lossAndGap, stillCan, withFinding } from './sentence.ts';

/** Experiments on one machine and its components that show the same, in one sentence each; the others as they are. */
export function downTogether(experiments: readonly Experiment[], hostOf: HostOf): readonly Sentence[] {
  const keyOf = (one: Experiment): string | null => {
    const cells = withFinding(one, 'proven');
    // What only returning users lost has no such cell, and a sentence of its own.
    const alike = cells.length > 0 && cells.every((cell) => isOutage(cell) && cell.effect === 'outage');
    return alike && downOf(one).length === 1 ? shapeOf(hostOf(one.target), cells) : null;
  };
  return grouped(experiments, keyOf).flatMap((group) => (group.length === 1 ? downOf(group[0]) : [down(group)]));
}

/** The same of what goes on without them; what was harmed meanwhile is told of each. */
export function goesOnTogether(experiments: readonly Experiment[], hostOf: HostOf): readonly Sentence[] {
  const keyOf = (one: Experiment): string | null => (isHarmed(one) ? null : `${hostOf(one.target)} ${stillCan(one)}`);
  return grouped(experiments, keyOf).flatMap((group) => (group.length === 1 ? goesOnOf(group[0]) : [goesOn(group)]));
}

/** The machine of a target. */
type HostOf = (target: string) => string;

/** One experiment or more. */
type Group = readonly [Experiment, ...Experiment[]];

const shapeOf = (host: string, cells: readonly Cell[]): string =>
  [host, ...cells.map(({ operation }) => operation)].join(' ');

/** In the order of the first of each group; a key of null stands alone. */
function grouped(experiments: readonly Experiment[], keyOf: (one: Experiment) => string | null): readonly Group[] {
  const groups = Map.groupBy(experiments, (one) => keyOf(one) ?? one.id);
  return [...groups.values()] as unknown as readonly Group[];
}

/** "balancer is cut off the network, or balancer.haproxy stops or is killed". */
function whateverHappens(group: Group): string {
  const targets = [...Map.groupBy(group, ({ target }) => target).entries()].toSorted(([a], [b]) => a.length - b.length);
  const told = targets.map(
    ([target, own]) => `${visible(target)} ${enumerate(distinct(own.map(({ fault }) => faultHappens[fault])), 'or')}`,
  );
  return told.join(', or ');
}

const proofsOf = (group: Group): Pick<Sentence, 'experiment' | 'proofs'> => ({
  experiment: '',
  proofs: group.map(({ id, title }) => ({ id, title })),
});

function down(group: Group): Sentence {
  const cells = group.flatMap((one) => withFinding(one, 'proven'));
  const [good, all] = [
    sum(cells, (cell) => cell.availability.hold?.good ?? 0),
    sum(cells, (cell) => cell.availability.hold?.n ?? 0),
  ];
  const what = `${whoCan(cells)} ${anyOf(distinct(cells.map((cell) => cell.operation)))}`;
  const share = `in ${group.length} experiments ${count(good)} of ${counted(all, 'request')} succeeded after the allowed failover`;
  const text = `If ${whateverHappens(group)}, ${what}: ${share}${forHowLong(cells, 'each time ')}${backTogether(group)}.`;
  return { text, finding: 'proven', ...proofsOf(group) };
}

/** The slowest return; that one never came is told rather than when the others did. */
function backTogether(group: Group): string {
  const backs = group.map((one) => backOf(one, withFinding(one, 'proven')));
  if (backs.some((back) => back.afterMs === null)) return ', not back each time before the load ended';
  const slowestMs = Math.max(...backs.map(({ since, afterMs }) => (since === 'healing' ? (afterMs ?? 0) : 0)));
  return `, back at most ${durationAtMost(slowestMs)} after healing began`;
}

function goesOn(group: Group): Sentence {
  const cells = group.flatMap((one) => withFinding(one, 'refuted'));
  const text = `When ${whateverHappens(group)}, people can still ${stillCan(group[0])}: ${lossAndGap(cells)}.`;
  return { text, finding: 'refuted', ...proofsOf(group) };
}
