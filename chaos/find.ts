import { Failure } from '../model/failure.ts';
import { nearest } from '../model/name.ts';
import type { Fault } from './contract.ts';
import { faults } from './faults/index.ts';

/**
 * The fault of that name.
 * @throws Failure `bad-plan` with the nearest fault that exists
 */
export function findFault(name: string): Fault {
  const found = faults.find((fault) => fault.id === name);
  if (found) return found;
  const known = faults.map((fault) => fault.id);
  const meant = nearest(name, known);
  const why = meant === undefined ? `known are: ${known.join(', ')}` : `did you mean "${meant}"?`;
  throw new Failure('bad-plan', { what: `there is no fault "${name}"`, why });
}
