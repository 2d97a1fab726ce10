import { exitCodes } from '../model/exit.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import { presentFailure } from './present.ts';

/**
 * Lets code of somebody else make a value in this process. It may do anything, as it runs with the rights of whoever names it; but what
 * it says does not get between our data on stdout, and it does not end us with a result that is none of ours.
 * @param shownAs its file as the user gave it
 * @throws Failure `bad-stack` for whatever it throws
 */
export function letGuest<Value>(shownAs: string, act: () => Value): Value {
  const write = process.stdout.write.bind(process.stdout);
  const guard = guardExit(shownAs);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return act();
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    throw new Failure('bad-stack', { what: `${shownAs}:1:1: cannot be loaded`, why: reasonOf(thrown), cause: thrown });
  } finally {
    process.stdout.write = write;
    guard.isOver = true;
  }
}

/**
 * An exit while the value is made is a mistake of the file. One that comes later, of a timer or a promise that was left behind, can
 * only be told and be given another code: with that of a result a gate would pass on what nobody saw.
 */
function guardExit(shownAs: string): { isOver: boolean } {
  const guard = { isOver: false };
  const leave = process.exit.bind(process);
  process.exit = (code) => {
    const failure = new Failure('bad-stack', {
      what: `${shownAs}:1:1: it ends the program`,
      why: 'It calls process.exit; a stack is data, and spofproof itself ends when it is done.',
    });
    if (!guard.isOver) throw failure;
    if (Number(code ?? process.exitCode ?? 0) > exitCodes.unknown) return leave(code);
    for (const line of presentFailure(failure, false)) process.stderr.write(`${line}\n`);
    return leave(failure.exit);
  };
  return guard;
}
