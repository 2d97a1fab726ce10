import type { Cell } from '../../model/cell.ts';
import { operationNames, targetsIn } from '../../model/stack.ts';
import type { Truth } from '../../model/truth.ts';
import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { brokenOf } from './cell.ts';
import type { Experiment } from './experiment.ts';
import { experimentsOf, faultsOf } from './experiment.ts';
import { faultHappens } from './fault.ts';
import { distinct, enumerate } from './list.ts';
import { lostOf } from './measure.ts';
import { counted } from './number.ts';
import { allOf } from './operation.ts';
import { isPair } from './pairs.ts';
import type { Sentence } from './sentence.ts';
import { downTogether, goesOnTogether } from './together.ts';
import { sum } from './down.ts';
import { isHarmed, lossAndGap, lostKept, provenKept, unknownOf, withFinding } from './sentence.ts';

/** What a manager would quote, in the order of a report. Plain text. */
export interface Headline {
  /** The whole run in a few words. */
  readonly title: string;
  /** One sentence per proven single point of failure, worst first. */
  readonly proven: readonly Sentence[];
  /** What survives. */
  readonly survives: readonly Sentence[];
  /** What is unknown, and why. */
  readonly unknown: readonly Sentence[];
  /** Where measurement and expectation part. */
  readonly broken: readonly Sentence[];
}

/** The findings of a run, merged over operations. */
export function headlineOf(verdict: Verdict): Headline {
  const experiments = faultsOf(verdict);
  const hostOf = (target: string): string =>
    verdict.stack.components.find(({ name }) => name === target)?.host ?? target;
  const proven = experiments.filter((one) => withFinding(one, 'proven').length > 0).toSorted(worstFirst);
  const kept = experiments.filter((one) => provenKept(one).length > 0 && !proven.includes(one));
  return {
    title: experiments.length === 0 ? titleWithout(verdict) : titleOf(verdict, proven, kept, hostOf),
    proven: downTogether([...proven, ...kept], hostOf),
    survives: survivesOf(experiments, hostOf),
    unknown: experiments.flatMap((one) => unknownOf(one)),
    broken: experimentsOf(verdict).flatMap((one) => brokenCells(one)),
  };
}

/** More operations first, then more lost requests. */
function worstFirst(a: Experiment, b: Experiment): number {
  const [mine, other] = [withFinding(a, 'proven'), withFinding(b, 'proven')];
  return other.length - mine.length || sum(other, lostOf) - sum(mine, lostOf);
}

/** @param kept where only returning users lost service */
function titleOf(
  verdict: Verdict,
  proven: readonly Experiment[],
  kept: readonly Experiment[],
  hostOf: (target: string) => string,
): string {
  const single = proven.filter((one) => !isPair(one));
  // A machine stands for the components on it that are single points of failure too.
  const isTold = ({ target }: Experiment): boolean =>
    hostOf(target) !== target && single.some((other) => other.target === hostOf(target));
  const names = namesOf(single.filter((one) => !isTold(one)));
  const pairs = namesOf(proven.filter((one) => isPair(one)));
  const also = namesOf(kept).filter((name) => ![...names, ...pairs].includes(name));
  const told = new Set([...namesOf(proven), ...also]);
  const named = (cellsOf: (one: Experiment) => readonly Cell[]): readonly string[] =>
    namesOf(faultsOf(verdict).filter((one) => cellsOf(one).length > 0)).filter((name) => !told.has(name));
  const [missed, worse] = [named(notKept), named(lostKept)];
  const undecided = faultsOf(verdict).flatMap((one) => withFinding(one, 'unknown').filter(isOpen)).length;
  // Data is harmed also where nothing was done to anybody.
  const harmed = verdict.cells.some((cell) => cell.effect === 'data');
  const beside = also.length > 0 ? `; over kept connections ${enumerate(also)} too` : '';
  const below = missed.length > 0 ? `; worse than expected: ${enumerate(missed)}` : '';
  const lost = worse.length > 0 ? `; worse than expected over kept connections: ${enumerate(worse)}` : '';
  const together = pairs.length > 0 ? `; missed together: ${enumerate(pairs)}` : '';
  const data = harmed ? '; data is harmed' : '';
  const open = undecided > 0 ? `; ${counted(undecided, 'question')} undecided` : '';
  const tail = `${beside}${below}${lost}${together}${data}${open}`;
  if (names.length === 0 && also.length > 0) {
    return `Over kept connections ${areSpofs(also)}${tail.slice(beside.length)}`;
  }
  if (names.length === 0) return `No single point of failure was proven${tail}`;
  return `${areSpofs(names)}${tail}`;
}

/** Whether it is still open if something is survived: what broke the expectation of it was none, whether or not an outage is proven. */
const isOpen = ({ expected, expectation }: Cell): boolean => expected !== 'refuted' || expectation !== 'broken';

/** What was no survival for certain, and is no proven outage either; harmed data is told by itself. */
const notKept = (one: Experiment): readonly Cell[] =>
  withFinding(one, 'unknown').filter((cell) => !isOpen(cell) && cell.effect !== 'data');

/** The title of a run without experiments. */
function titleWithout({ probes }: Verdict): string {
  if (probes === undefined) return 'Nothing was taken away, so nothing is known';
  const number = (truth: Truth): number => probes.filter(({ verdict }) => verdict === truth).length;
  const [held, broken, unknown] = [number('held'), number('broken'), number('unknown')];
  const parts = [`${held} of ${counted(probes.length, 'statement')} about the stack ${are(held)} true`];
  if (broken > 0) parts.push(`${broken} ${are(broken)} not`);
  if (unknown > 0) parts.push(`${unknown} ${are(unknown)} unknown`);
  return `Nothing was taken away; ${parts.join(', ')}`;
}

const are = (amount: number): string => (amount === 1 ? 'is' : 'are');

const areSpofs = (names: readonly string[]): string =>
  `${enumerate(names)} ${names.length === 1 ? 'is a single point' : 'are single points'} of failure`;

const namesOf = (experiments: readonly Experiment[]): readonly string[] =>
  distinct(experiments.map((one) => visible(one.target)));

/** Targets that nobody misses whatever was done to them, or by fault; then what goes on without a proven one. */
function survivesOf(experiments: readonly Experiment[], hostOf: (target: string) => string): readonly Sentence[] {
  const survived = experiments.filter((one) => withFinding(one, 'refuted').length > 0);
  const whole = survived.filter(
    (one) => withFinding(one, 'refuted').length === one.cells.length && lostKept(one).length === 0 && !isHarmed(one),
  );
  const always = whole.filter((one) =>
    experiments.every((other) => !isOfBoth(one, other, hostOf) || whole.includes(other)),
  );
  const merged = byFaults(always).filter((group) => new Set(group.map(({ fault }) => fault)).size > 1);
  const rest = whole.filter((one) => !merged.some((group) => group.includes(one)));
  const byFault = [...Map.groupBy(rest, (one) => one.fault).values()];
  const partly = survived.filter((one) => !whole.includes(one));
  return [
    ...merged.map((group) => alwaysSentence(group)),
    ...byFault.map((group) => wholeSentence(group)),
    ...goesOnTogether(partly, hostOf),
  ];
}

/** Experiments on targets to which the same faults were done: of one that was never frozen nobody may read that it survives that. */
function byFaults(experiments: readonly Experiment[]): readonly (readonly Experiment[])[] {
  const faultsOn = (target: string): string =>
    distinct(experiments.flatMap((one) => (one.target === target ? one.fault : [])))
      .toSorted()
      .join(' ');
  return [...Map.groupBy(experiments, ({ target }) => faultsOn(target)).values()];
}

/** Whether something was done to one target in both, be it to another beside it: what is done to a part is done to its machine. */
const isOfBoth = (one: Experiment, other: Experiment, hostOf: (target: string) => string): boolean =>
  targetsIn(one.target).some((name) =>
    targetsIn(other.target).some((beside) => [name, hostOf(name)].includes(beside) || hostOf(beside) === name),
  );

/** The site where everything was asked of it; no more than what was where a plan leaves an operation out. */
function whatSurvives(group: readonly Experiment[]): string {
  const asked = distinct(group.flatMap(({ cells }) => cells.map(({ operation }) => operation)));
  return asked.length === operationNames.length ? 'The site survives' : `People can still ${allOf(asked)}`;
}

/** Several faults, all of them survived, on each of these targets. */
function alwaysSentence(group: readonly Experiment[]): Sentence {
  const faults = enumerate(distinct(group.map(({ fault }) => fault)), 'or');
  const tried = `${faults}; ${counted(group.length, 'experiment')}`;
  const lost = lossAndGap(group.flatMap((one) => one.cells));
  const text = `${whatSurvives(group)} whatever was done to ${enumerate(namesOf(group), 'or')} (${tried}): ${lost}.`;
  return { text, finding: 'refuted', experiment: '' };
}

function wholeSentence(group: readonly Experiment[]): Sentence {
  const names = enumerate(distinct(group.map((one) => visible(one.target))), 'or');
  const happens = group[0] ? faultHappens[group[0].fault] : '';
  const text = `${whatSurvives(group)} when ${names} ${happens}: ${lossAndGap(group.flatMap((one) => one.cells))}.`;
  if (group.length === 1) return { text, finding: 'refuted', experiment: group[0]?.id ?? '' };
  return { text, finding: 'refuted', experiment: '', proofs: group.map(({ id, title }) => ({ id, title })) };
}

const brokenCells = (one: Experiment): readonly Sentence[] =>
  [...one.cells, ...one.returning]
    .filter((cell) => cell.expectation === 'broken')
    .map((cell) => ({
      text: `${whenOf(one)}, ${cell.operation}${cell.arm === 'main' ? '' : ' over kept connections'}: ${brokenOf(cell)}`,
      finding: cell.finding,
      experiment: one.id,
    }));

/** "server1 (stop)"; of the sham nothing but that it did nothing, whichever target it names. */
const whenOf = ({ target, fault }: Experiment): string =>
  fault === 'sham' ? 'While nothing was done' : `${visible(target)} (${fault})`;
