import { statSync } from 'node:fs';
import { readSamples } from '../loadtests/driver/index.ts';
import type { LoadEnded, RunEvent } from '../model/event.ts';
import { Failure } from '../model/failure.ts';
import type { Sample } from '../model/sample.ts';
import { formatDuration } from '../model/units.ts';
import { endedWell } from '../verdict/index.ts';

/** Where samples of a run are, and how sure its clocks are. */
export interface SamplesFolder {
  /** Name of the run. */
  readonly id: string;
  /** The file that the journal names. */
  readonly fileOf: (samplesFile: string) => string;
  /** How far the wall clock moved against the steady one in all loads of the run together. */
  readonly driftMs: number;
}

/**
 * The samples of each episode. The journal says what their file was like when the load ended: one that is another, or that lost lines
 * since, would be judged as what befell users, and a write whose line is missing as one that the database made up.
 * @throws Failure `bad-run-folder` when a file cannot be read, or is not what the load left
 */
export async function samplesOf(
  events: readonly RunEvent[],
  folder: SamplesFolder,
): Promise<Map<number, readonly Sample[]>> {
  const samples = new Map<number, readonly Sample[]>();
  for (const event of events) {
    if (event.type === 'load-ended') samples.set(event.episode, await samplesAfter(event, folder));
  }
  return samples;
}

async function samplesAfter(ended: LoadEnded, { id, fileOf, driftMs }: SamplesFolder): Promise<readonly Sample[]> {
  const file = fileOf(ended.samplesFile);
  const { samples, startedAt, wholeBytes } = await readSamples(file);
  const { size } = statSync(file);
  const why = otherLength(ended, size, wholeBytes) ?? otherBegin(ended, startedAt, driftMs);
  if (why === null) return samples;
  const what = `${ended.samplesFile} of run ${id} is not what the load of episode ${ended.episode} left`;
  throw new Failure('bad-run-folder', { what, why, next: 'Copy the folder of the run again, as a whole.' });
}

/** Runs of earlier versions did not write the length down: a generator that ended well leaves no half of a line. */
function otherLength(ended: LoadEnded, size: number, wholeBytes: number): string | null {
  const { samplesBytes } = ended;
  if (samplesBytes !== undefined) {
    return size === samplesBytes ? null : `It has ${size} bytes, and had ${samplesBytes} when the load ended.`;
  }
  return size > wholeBytes && endedWell(ended) ? 'Its last line is cut, and the generator came to its end.' : null;
}

/** How far moments of two clocks may lie apart that agree. */
const sameMs = 1000;

/** Runs of earlier versions say the begin by the steady clock alone: somebody may have set the other one between two loads. */
function otherBegin(ended: LoadEnded, startedAt: number | null, driftMs: number): string | null {
  const { samplesStartedAt } = ended;
  if (samplesStartedAt !== undefined) {
    return samplesStartedAt === null || startedAt === samplesStartedAt
      ? null
      : 'By its own lines it began at another moment than that load.';
  }
  if (startedAt === null || ended.startedAt === null) return null;
  const apartMs = Math.abs(startedAt - ended.startedAt);
  if (apartMs <= sameMs + driftMs) return null;
  return `By its own lines it began ${formatDuration(apartMs)} ${startedAt < ended.startedAt ? 'before' : 'after'} that load.`;
}
