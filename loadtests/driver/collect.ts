import type { Sample } from '../../model/sample.ts';
import { decodeSample } from '../../model/sample.ts';
import type { EpochMs } from '../../model/units.ts';
import { isComplaint } from '../complaint.ts';
import { scenarioName } from '../scenario.ts';
import type { Start } from '../start-line.ts';
import { decodeStart } from '../start-line.ts';

/** Complaints kept in full; beyond them only the number. */
export const complaintsKept = 20;

/** What the lines of a load say. */
export interface Collected {
  /** Requests, in the order in which they ended; all times from `startedAt`, whichever scenario they belong to. */
  readonly samples: readonly Sample[];
  /** Start of the load by k6's clock: of the scenario that said so first; null when no iteration began. */
  readonly startedAt: EpochMs | null;
  /** The first lines that are neither: exceptions of the script, warnings. */
  readonly complaints: readonly string[];
  /** Number of such lines. */
  readonly complaintCount: number;
}

/** Sorts lines into samples, start and complaints as they come. */
export interface Collector extends Collected {
  /** Takes one line without its line break. */
  readonly take: (line: string) => void;
  /** Takes a request as its line tells it, with times from the start of its own scenario. */
  readonly add: (sample: Sample) => void;
}

/** An empty collector. */
export function collector(): Collector {
  const samples: Sample[] = [];
  const complaints: string[] = [];
  const state = { samples, complaints, startedAt: null as EpochMs | null, complaintCount: 0 };
  // On a busy machine k6 was seen to start its scenarios up to 38 ms apart; each counts from its own start.
  const startMs = new Map<string, number>();
  const begin = ({ scenario, at }: Start): void => {
    state.startedAt ??= at;
    startMs.set(scenarioName(scenario), at - state.startedAt);
  };
  const place = (sample: Sample): Sample => {
    const scenarioMs = startMs.get(scenarioName(sample)) ?? 0;
    return scenarioMs === 0 ? sample : { ...sample, scenarioMs, beganMs: sample.beganMs + scenarioMs };
  };
  const complain = (line: string): void => {
    state.complaintCount++;
    if (complaints.length < complaintsKept) complaints.push(line.slice(0, 300));
  };
  const add = (sample: Sample): void => void samples.push(place(sample));
  const take = (line: string): void => {
    const sample = decodeSample(line);
    if (sample) return add(sample);
    const start = decodeStart(line);
    if (start) begin(start);
    else if (isComplaint(line)) complain(line);
  };
  return Object.assign(state, { take, add });
}
