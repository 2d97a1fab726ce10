import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '../model/event.ts';
import { exitCodes } from '../model/exit.ts';
import type { Verdict } from '../model/verdict.ts';
import { startCli } from '../test/support/cli.ts';
import type { RunningCli } from '../test/support/cli.ts';

const now = (): number => performance.timeOrigin + performance.now();

/** What one command `prove` came to, seen from outside. */
export interface ProvedOnce {
  /** Its exit code. */
  readonly exit: number;
  /** When it was started, epoch milliseconds. */
  readonly startedAt: number;
  /** From its start to its end. */
  readonly wallMs: number;
  /** Folders of its runs, in their order. */
  readonly paths: readonly string[];
}

/**
 * Runs `prove` as a user would. Rejects when it ends in any other way than with a verdict: a run that was cut short is quick, and
 * has nothing that is not held.
 * @param runs folder of the runs, not there yet
 * @param meanwhile called once it runs
 */
export async function proveOnce(
  words: readonly string[],
  runs: string,
  meanwhile: (cli: RunningCli) => void = () => undefined,
): Promise<ProvedOnce> {
  const startedAt = now();
  const cli = startCli(['prove', ...words, '--runs', runs, '--quiet']);
  meanwhile(cli);
  const { exit, stderr } = await cli.ended;
  const wallMs = now() - startedAt;
  if (exit === null || exit > exitCodes.unknown) throw new Error(`prove ended with ${String(exit)}: ${stderr}`);
  const names = readdirSync(runs).filter((name) => /^\d{8}t/.test(name));
  return { exit, startedAt, wallMs, paths: names.toSorted().map((name) => join(runs, name)) };
}

/** The verdict in a run folder. */
export const verdictIn = (path: string): Verdict =>
  JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as Verdict;

/** The events in a run folder, those of each lane in their order. */
export function eventsIn(path: string): readonly RunEvent[] {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('events.ndjson'),
  );
  const lines = files.flatMap((name) => readFileSync(join(path, name), 'utf8').trim().split('\n'));
  return lines.map((line) => JSON.parse(line) as RunEvent);
}

/** When a single point of failure was first told, in whichever lane; infinite where none was. */
export function firstProofIn(events: readonly RunEvent[]): number {
  const told = events.filter((event) => event.type === 'finding-told' && event.finding === 'proven');
  return Math.min(...told.map(({ at }) => at));
}
