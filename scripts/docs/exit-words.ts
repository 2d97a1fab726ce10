import type { exitCodes } from '../../model/exit.ts';

/** What each exit code means, in the words of the documents. */
export const exitWords: Readonly<Record<keyof typeof exitCodes, string>> = {
  held: 'Every expectation held. A single point of failure that was expected and proven is success.',
  broken: 'An expectation is broken.',
  unknown: 'Not enough evidence; never a pass.',
  usage: 'Bad arguments, plan or stack. Nothing was started, nothing written.',
  unavailable: 'This machine cannot: a tool or a feature of the kernel is missing. The message names the remedy.',
  internal: 'A bug of spofproof.',
  notRestored: 'The target could not be restored.',
  locked: 'Another run holds the lock.',
  hangup: 'Interrupted by SIGHUP; the target is restored.',
  interrupted: 'Interrupted by Ctrl-C (SIGINT); the target is restored.',
  terminated: 'Interrupted by SIGTERM; the target is restored.',
};
