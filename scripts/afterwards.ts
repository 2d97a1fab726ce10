import { reasonOf } from '../model/failure.ts';
import type { RunSurroundings } from './surroundings.ts';

/**
 * Does what has to be done after the end is decided. Its failure is told and not thrown: it must not take the place of a
 * target that could not be restored, nor of a verdict.
 */
export async function afterwards(
  { say }: Pick<RunSurroundings, 'say'>,
  what: string,
  act: () => Promise<void> | void,
): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    say(`${what} failed: ${reasonOf(thrown)}`);
  }
}
