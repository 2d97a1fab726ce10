import { exitCodes } from '../model/exit.ts';

/** The exit code of several runs: whatever stopped us first, then broken, then unknown. */
export function worstExit(exits: readonly number[]): number {
  const stopped = exits.find((exit) => exit > exitCodes.unknown);
  if (stopped !== undefined) return stopped;
  if (exits.includes(exitCodes.broken)) return exitCodes.broken;
  return exits.every((exit) => exit === exitCodes.held) && exits.length > 0 ? exitCodes.held : exitCodes.unknown;
}
