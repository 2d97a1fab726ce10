import type { Cell } from '../../model/cell.ts';
import type { EpisodeVerdict } from '../../model/episode.ts';
import type { FaultId } from '../../model/plan.ts';
import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { faultVerb } from './fault.ts';

/** One fault on one target, with everything judged of it: what a report gives a section to. */
export interface Experiment {
  /** Anchor within the page; unique, safe in HTML, in XML and in a link. */
  readonly id: string;
  /** "Stop balancer". */
  readonly title: string;
  /** Host or component. */
  readonly target: string;
  /** Verb. */
  readonly fault: FaultId;
  /** One per operation. */
  readonly cells: readonly Cell[];
  /** Those of returning users that say something else. */
  readonly returning: readonly Cell[];
  /** The times it was done. */
  readonly episodes: readonly EpisodeVerdict[];
}

/** Everything that was tried: faults on the same target next to each other, otherwise in the order of the plan; the sham last. */
export function experimentsOf(verdict: Verdict): readonly Experiment[] {
  const pairs = new Map<string, Pick<Cell, 'target' | 'fault'>>();
  for (const one of [...verdict.cells, ...verdict.episodes]) pairs.set(`${one.target} ${one.fault}`, one);
  const byTarget = Map.groupBy(pairs.values(), (pair) => pair.target);
  const all = [...byTarget.values()].flat().map((pair, index) => gathered(verdict, pair, index));
  return all.toSorted((a, b) => Number(a.fault === 'sham') - Number(b.fault === 'sham'));
}

/** The experiments that did something: all but the control arm. */
export const faultsOf = (verdict: Verdict): readonly Experiment[] =>
  experimentsOf(verdict).filter((experiment) => experiment.fault !== 'sham');

function gathered(verdict: Verdict, pair: Pick<Cell, 'target' | 'fault'>, index: number): Experiment {
  const { target, fault } = pair;
  const same = (other: Pick<Cell, 'target' | 'fault'>): boolean => other.target === target && other.fault === fault;
  const id = `x${index + 1}-${fault}-${target.replaceAll(/[^a-z0-9-]+/gi, '-').slice(0, 40)}`;
  const title = fault === 'sham' ? 'Do nothing (the sham)' : `${faultVerb[fault]} ${visible(target)}`;
  const [cells, returning] = (['main', 'returning'] as const).map((arm) =>
    verdict.cells.filter((cell) => cell.arm === arm && same(cell)),
  );
  const episodes = verdict.episodes.filter(same);
  return { id, title, target, fault, cells: cells ?? [], returning: returning ?? [], episodes };
}
