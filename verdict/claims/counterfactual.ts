import type { Cell } from '../../model/cell.ts';
import type { Remedy } from '../../model/claim.ts';
import type { Counterfactual, Felt, StackRun } from '../../model/claims-verdict.ts';
import { targetsIn } from '../../model/stack.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Runs } from './condition.ts';

/**
 * Every single point of failure that was proven in a stack with remedies, beside what the same fault did in the stack that
 * remedies only it. It is explained when the remedy alone removes it: every counterpart survives the same fault.
 */
export const counterfactualsOf = (remedies: readonly Remedy[], runs: Runs): readonly Counterfactual[] =>
  [...runs.values()]
    .filter(({ stack }) => remedies.some((remedy) => remedy.stack === stack))
    .flatMap(({ verdict }) => provenIn(verdict))
    .flatMap((cell) => {
      const known = remedies.filter((remedy) => remedy.stack === cell.stack && remedy.target === cell.target);
      return known.length === 0 ? [withoutRemedy(cell)] : known.map((remedy) => comparedOf(cell, remedy, runs));
    });

/** Two parts that are lost together are no single point. */
const provenIn = (verdict: Verdict | undefined): readonly Cell[] =>
  (verdict?.cells ?? []).filter(
    ({ arm, finding, fault, target }) =>
      arm === 'main' && finding === 'proven' && fault !== 'sham' && targetsIn(target).length === 1,
  );

const beforeOf = (cell: Cell): Pick<Counterfactual, 'stack' | 'fault' | 'operation' | 'before'> => ({
  stack: cell.stack,
  fault: cell.fault,
  operation: cell.operation,
  before: feltOf(cell),
});

const withoutRemedy = (cell: Cell): Counterfactual => ({
  ...beforeOf(cell),
  by: null,
  change: null,
  after: [],
  verdict: 'unknown',
});

function comparedOf(cell: Cell, { by, counterparts, change }: Remedy, runs: Runs): Counterfactual {
  const after = counterparts.flatMap((target) => sameFaultIn(runs.get(by), target, cell) ?? []);
  const verdict = verdictOf(after, counterparts.length);
  return { ...beforeOf(cell), by, change, after: after.map((one) => feltOf(one)), verdict };
}

/** One survivor among several says nothing of the others. */
function verdictOf(after: readonly Cell[], asked: number): Counterfactual['verdict'] {
  if (after.some(({ finding }) => finding === 'proven')) return 'unexplained';
  const survived = after.filter(({ finding }) => finding === 'refuted').length;
  return survived === asked && asked > 0 ? 'explained' : 'unknown';
}

const sameFaultIn = (run: StackRun | undefined, target: string, { fault, operation }: Cell): Cell | undefined =>
  run?.verdict?.cells.find(
    (cell) => cell.arm === 'main' && cell.target === target && cell.fault === fault && cell.operation === operation,
  );

const feltOf = ({ target, finding, availability, outage }: Cell): Felt => ({
  target,
  finding,
  hold: availability.hold,
  outage,
});
