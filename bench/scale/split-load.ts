import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeStart } from '../../loadtests/start-line.ts';
import { scenarios } from '../../loadtests/scenario.ts';
import { chanceAt } from '../../model/chance.ts';
import { usersFor } from '../../model/load.ts';
import { encodeSample } from '../../model/sample.ts';
import type { Sample } from '../../model/sample.ts';
import type { OperationName } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import type { Shares } from './stripes.ts';
import { ownerOf } from './stripes.ts';

/** A load that several generators share. */
export interface SplitLoad {
  /** Their shares. */
  readonly shares: Shares;
  /** By how much the clock of each is ahead of the true time; absent means by nothing. */
  readonly aheadMs?: readonly number[];
}

/** Start of the load by the true time. */
export const beganAt = 1_800_000_000_000;

/** Planned requests per second of each operation. */
const ratePerSecond = 200;

const durationMs = 60_000;

/** When nothing answers in it, from its start. */
export const [outFromMs, outToMs] = [20_000, 30_000];

/** Slots that are planned, of all operations together. */
export const plannedSlots = (operationNames.length * ratePerSecond * durationMs) / 1000;

const users = usersFor(ratePerSecond, 1000);

/**
 * Writes the sample files that the generators of a load would write: k6's schedule, its stripes, our lines. What becomes of a
 * request depends on the true moment and the number of its iteration alone, so that every split meets the same outage.
 * @returns the files, one a generator
 */
export function writeSplitLoad(folder: string, { shares, aheadMs = [] }: SplitLoad): readonly string[] {
  const owner = ownerOf(shares, users);
  return shares.map((_, generator) => {
    const ahead = aheadMs[generator] ?? 0;
    const file = join(folder, `${shares.join('-')}-${ahead}-${generator}.txt`);
    writeFileSync(file, `${linesOf((iteration) => owner(iteration) === generator, beganAt + ahead).join('\n')}\n`);
    return file;
  });
}

function linesOf(isMine: (iteration: number) => boolean, startedAt: number): readonly string[] {
  const iterations = Array.from({ length: (ratePerSecond * durationMs) / 1000 }, (_, n) => n).filter(isMine);
  const starts = scenarios.filter(({ arm }) => arm === 'main').map((scenario) => encodeStart(scenario, startedAt));
  if (iterations.length === 0) return [];
  return [...starts, ...iterations.flatMap((iteration) => samplesOf(iteration).map(encodeSample))];
}

const samplesOf = (iteration: number): readonly Sample[] =>
  operationNames.map((operation, place) => sampleOf(operation, iteration, chanceAt(place, iteration)));

function sampleOf(operation: OperationName, iteration: number, chance: number): Sample {
  const beganMs = Math.round((iteration * 1000) / ratePerSecond);
  const jitterMs = Math.floor(chance * 4);
  const isOut = beganMs + jitterMs >= outFromMs && beganMs + jitterMs < outToMs;
  const fate = isOut
    ? { status: 0, error: 1212, valid: false, server: '' }
    : { status: 200, error: 0, valid: true, server: chance < 0.5 ? 'server1' : 'server2' };
  const times = { beganMs, jitterMs, scenarioMs: 0, waitMs: 1 + Math.floor(20 * chance ** 4) };
  return { operation, arm: 'main', iteration, ...times, ...fate, database: '' };
}
