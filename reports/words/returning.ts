import type { Availability, Cell, ReturningFelt } from '../../model/cell.ts';
import { sum } from './down.ts';
import type { Experiment } from './experiment.ts';
import { count, counted } from './number.ts';
import { allOf } from './operation.ts';

type Pair = readonly [Cell, ReturningFelt];

/** What kept connections do to each experiment: hide its failure, make it worse, or neither; nothing without returning users. */
export function returningSentences({ cells }: Pick<Experiment, 'cells'>): readonly string[] {
  const pairs = cells.flatMap((cell): readonly Pair[] => (cell.returning ? [[cell, cell.returning]] : []));
  const groups = Map.groupBy(pairs, ([, { comparison }]) => comparison);
  return order.flatMap((comparison) => {
    const group = groups.get(comparison);
    return group ? [said[comparison](group, group.length === pairs.length)] : [];
  });
}

const order: readonly ReturningFelt['comparison'][] = ['worse', 'hidden', 'same', 'unkept', 'unknown'];

const said: Readonly<Record<ReturningFelt['comparison'], (group: readonly Pair[], all: boolean) => string>> = {
  worse: (group, all) => `Kept connections make it worse${toDo(group, all)}: ${against(group)}.`,
  hidden: (group, all) => `Kept connections hide part of it${toDo(group, all)}: ${against(group)}.`,
  same: (group, all) => `Over kept connections it felt the same${toDo(group, all)}: ${against(group)}.`,
  unkept: (group, all) =>
    `Too few connections were kept${toDo(group, all)} (${openedOf(group)}): what is felt over kept ones is unknown.`,
  unknown: (group, all) => `What was felt over kept connections is unknown${toDo(group, all)}.`,
};

/** For whom, where it is not everybody. */
const toDo = (group: readonly Pair[], all: boolean): string =>
  all ? '' : ` for those who ${allOf(group.map(([{ operation }]) => operation))}`;

/** "90 of the last 90 requests before the fault needed a new one". */
function openedOf(group: readonly Pair[]): string {
  const [opened, all] = [
    sum(group, ([, felt]) => felt.opened?.count ?? 0),
    sum(group, ([, felt]) => felt.opened?.of ?? 0),
  ];
  return `${count(opened)} of the last ${counted(all, 'request')} before the fault needed a new one`;
}

const lostIn = (share: Availability | null): number => (share ? share.n - share.good : 0);

/** "3 of 609 requests lost from the fault to the healing, 12 of 2,025 over new ones". */
function against(group: readonly Pair[]): string {
  const lost = (which: 'kept' | 'fresh'): string => count(sum(group, ([, felt]) => lostIn(felt[which])));
  const all = (which: 'kept' | 'fresh'): number => sum(group, ([, felt]) => felt[which]?.n ?? 0);
  const kept = `${lost('kept')} of ${counted(all('kept'), 'request')} lost from the fault to the healing`;
  return `${kept}, ${lost('fresh')} of ${count(all('fresh'))} over new ones`;
}

/** A sentence about returning users says so. */
export const overKept = ({ arm }: Pick<Cell, 'arm'>, sentence: string): string =>
  arm === 'main' ? sentence : `Over kept connections: ${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
