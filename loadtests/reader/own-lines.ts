import type { OperationTally, Tally, TallyFrame } from '../../model/tally.ts';
import { isComplaint } from '../complaint.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioName, scenarios } from '../scenario.ts';
import { decodeStart } from '../start-line.ts';
import { decodeSample } from '../../model/sample.ts';
import type { Sample } from '../../model/sample.ts';
import { blankParts, partAt, takeApart } from './line.ts';
import type { LineParts } from './line.ts';
import { nameList } from './names.ts';
import { fateIn, OperationCounter } from './operation-counter.ts';
import { textOfLine } from './text.ts';

/** What lines say for those behind them: when the scenarios began, since the epoch; the digit of a sample is its scenario's place. */
export interface Starts {
  /** Of the scenario that said so first; null while none has. */
  readonly first: number | null;
  /** By scenario; null while it has not said so. */
  readonly byScenario: readonly (number | null)[];
}

/** Nothing has begun. */
export const noStarts: Starts = { first: null, byScenario: scenarios.map(() => null) };

/** Counts our own sample lines. */
export interface OwnLineCounter {
  /** Takes the lines of a block. */
  take(bytes: Buffer, from: number, end: number): void;
  /** What was counted. */
  tally(): Tally;
  /** What the lines so far say for those behind them. */
  starts(): Starts;
}

/** A counter for lines that follow others, of which `starts` is known. */
export function ownLineCounter(frame: TallyFrame, starts: Starts = noStarts): OwnLineCounter {
  const counters = scenarios.map(() => new OperationCounter(frame));
  const names = nameList();
  const parts = blankParts();
  const times = new Float64Array(2);
  const byScenario = [...starts.byScenario];
  let { first } = starts;
  let [requests, complaints] = [0, 0];
  const count = (bytes: Buffer, line: LineParts): void => {
    const startMs = byScenario[line.digit] ?? first;
    if (startMs === null) return void complaints++;
    requests++;
    const { numbers } = line;
    const waitMs = numbers[partAt.waitMs] as number;
    const status = numbers[partAt.status] as number;
    const sinceStartMs = (numbers[partAt.beganMs] as number) + (numbers[partAt.jitterMs] as number);
    const counter = counters[line.digit] as OperationCounter;
    const fate = fateIn(line.valid === 1, status, waitMs, frame.deadlineMs);
    const server = names.numberOf(bytes, line.serverFrom, line.serverTo);
    times[0] = startMs + sinceStartMs;
    times[1] = waitMs;
    const stretch = counter.add(times, fate, server);
    if (fate > 1) counter.blame(stretch, status, numbers[partAt.error] as number);
  };
  const takeText = (text: string): void => {
    const sample = decodeSample(text);
    if (sample) return count(Buffer.from(sample.server), partsOf(sample));
    const start = decodeStart(text);
    if (start) {
      first ??= start.at;
      byScenario[scenarios.indexOf(start.scenario)] = start.at;
    } else if (isComplaint(text)) complaints++;
  };
  return {
    take(bytes, from, end) {
      for (let at = from; at < end; at = parts.at) {
        parts.at = at;
        if (takeApart(bytes, parts)) {
          count(bytes, parts);
          continue;
        }
        const { text, next } = textOfLine(bytes, at);
        takeText(text);
        parts.at = next;
      }
    },
    tally: () => ({
      operations: operationsOf(counters, names.all),
      dropped: new Uint32Array(frame.edgesMs.length + 1),
      requests,
      complaints,
      unsureStarts: 0,
      timeStepMs: requests > 0 ? 1 : 0,
    }),
    starts: () => ({ first, byScenario: [...byScenario] }),
  };
}

/** The tallies of the scenarios that had a request, by name. */
const operationsOf = (counters: readonly OperationCounter[], names: readonly string[]): readonly OperationTally[] =>
  counters
    .map((counter, place) => counter.counted(scenarioName(scenarios[place] as Scenario), names))
    .filter(({ counts }) => counts.some((number) => number > 0))
    .toSorted((a, b) => (a.operation < b.operation ? -1 : 1));

/** A sample that was read as text, in the shape of one that was read as bytes: the server's name is all of its bytes. */
function partsOf(sample: Sample): LineParts {
  const digit = scenarios.findIndex(({ operation, arm }) => operation === sample.operation && arm === sample.arm);
  const { iteration, beganMs, jitterMs, waitMs, status, error } = sample;
  const numbers = Float64Array.of(iteration, beganMs, jitterMs, waitMs, status, error);
  return { ...blankParts(), digit, numbers, valid: sample.valid ? 1 : 0, serverTo: sample.server.length };
}
