import { exitCodes } from '../model/exit.ts';

/**
 * The exit code of several runs, or of the lanes of one: a target that is not restored first of all, then whatever else stopped one of
 * them, a failure before an interruption, then broken, then unknown.
 */
export function worstExit(exits: readonly number[]): number {
  const stopped = stopExit(exits);
  if (stopped !== undefined) return stopped;
  if (exits.includes(exitCodes.broken)) return exitCodes.broken;
  return exits.every((exit) => exit === exitCodes.held) && exits.length > 0 ? exitCodes.held : exitCodes.unknown;
}

/** The worst exit code of those that ended otherwise than by a verdict; undefined when none did. */
export function stopExit(exits: readonly number[]): number | undefined {
  const stopped = exits.filter((exit) => exit > exitCodes.unknown);
  if (stopped.includes(exitCodes.notRestored)) return exitCodes.notRestored;
  return stopped.find((exit) => exit < exitCodes.hangup) ?? stopped[0];
}
