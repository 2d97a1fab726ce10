import { exitCodes } from '../../model/exit.ts';
import { reasonOf } from '../../model/failure.ts';
import { exitOf } from '../present.ts';
import type { Account, NightOptions, NightSurroundings } from './account.ts';

/**
 * Does the work of a command and tells of its end, whatever that is: a night without a word is one of which nobody knows
 * whether it ran. Nothing that goes wrong with the telling changes the exit code.
 */
export async function accounted(
  options: NightOptions,
  around: NightSurroundings,
  account: Account,
  work: () => Promise<number>,
): Promise<number> {
  let [exit, why]: [number, string] = [exitCodes.internal, 'it was not begun'];
  try {
    exit = await work();
    return exit;
  } catch (thrown) {
    [exit, why] = [exitOf(thrown), reasonOf(thrown)];
    throw thrown;
  } finally {
    if (isToBeTold(options, exit)) {
      const { tell } = await import('./tell.ts');
      await tell(options, around, account, { exit, why });
    }
  }
}

/** What cannot be read is no night: of a command that did nothing only those are told who asked to be. */
const isToBeTold = ({ annotates, metrics, webhook }: NightOptions, exit: number): boolean =>
  exit !== exitCodes.usage || annotates || metrics !== undefined || webhook !== undefined;
