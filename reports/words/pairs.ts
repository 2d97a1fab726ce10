import type { Cell } from '../../model/cell.ts';
import { targetsIn } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';
import { visible } from '../text/visible.ts';
import { faultHappens } from './fault.ts';
import { enumerate } from './list.ts';

/** Whether two targets were taken away together. */
export const isPair = ({ target }: Pick<Cell, 'target'>): boolean => targetsIn(target).length > 1;

/** Two targets, and what fails without both of them although each alone was survived, in a sentence each. */
export function pairSentences({ cells }: Pick<Verdict, 'cells'>): readonly string[] {
  const main = cells.filter(({ arm }) => arm === 'main');
  const shown = main.filter((cell) => isPair(cell) && cell.finding === 'proven' && isSparedAlone(cell, main));
  const groups = Map.groupBy(shown, ({ target, fault }) => `${fault} ${target}`);
  return [...groups.values()].map((group) => sentenceOf(group));
}

/** Each of the two was survived under the same fault. */
const isSparedAlone = ({ target, fault, operation }: Cell, all: readonly Cell[]): boolean =>
  targetsIn(target).every((name) =>
    all.some(
      (cell) =>
        cell.target === name && cell.fault === fault && cell.operation === operation && cell.finding === 'refuted',
    ),
  );

function sentenceOf(group: readonly Cell[]): string {
  const [{ target, fault }] = group as [Cell];
  const names = enumerate(targetsIn(target).map((name) => visible(name)));
  const operations = enumerate(group.map(({ operation }) => operation));
  const fail = group.length === 1 ? 'fails' : 'fail';
  return `Missed only together: ${operations} ${fail} without ${names}, and survived when either ${faultHappens[fault]}.`;
}
