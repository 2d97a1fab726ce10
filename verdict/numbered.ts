import type { Sample } from '../model/sample.ts';
import { writesPerArm } from '../model/sample.ts';

/** Whether a sample can be one of a write: its number makes its id, and one beyond all others would be the id of another write. */
export const isNumbered = ({ operation, iteration }: Pick<Sample, 'operation' | 'iteration'>): boolean =>
  operation !== 'write' || (iteration >= 0 && iteration < writesPerArm);

/**
 * Refuses samples among which a write has a number that no write can have, as of a line that was damaged. Which one it was is
 * not known, so neither slots nor books are whole without it.
 * @throws RangeError
 */
export function refuseUnnumbered(samples: readonly Sample[]): void {
  const wrong = samples.filter((sample) => !isNumbered(sample));
  const [first] = wrong;
  if (!first) return;
  const which = wrong.length === 1 ? 'a sample of a write names' : `${wrong.length} samples of writes name`;
  throw new RangeError(`${which} iteration ${first.iteration}, and no write has a number of ${writesPerArm} or more`);
}
