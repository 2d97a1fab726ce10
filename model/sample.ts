import type { OperationName } from './stack.ts';
import { operationNames } from './stack.ts';

/** How a user comes: `main` over a new connection for each request, `returning` over one that is kept. */
export type ArmName = 'main' | 'returning';

/** Every arm, in the order of reports. */
export const armNames: readonly ArmName[] = ['main', 'returning'];

/**
 * One request as the load script saw it. Shared by the k6 script that writes it and by the reader,
 * so the two cannot disagree. Times are whole milliseconds: k6's script clock has no finer one.
 */
export interface Sample {
  /** What the user did. */
  readonly operation: OperationName;
  /** How the user came. */
  readonly arm: ArmName;
  /** Number of the iteration within its operation and arm, from 0; iterations that k6 dropped take no number. */
  readonly iteration: number;
  /** When the iteration began, from the start of the load; later by as much as the chance delay lasted longer than drawn. */
  readonly beganMs: number;
  /**
   * When its scenario began, from the start of the load: slots and lag count from here. On a busy machine k6 starts its
   * scenarios up to 38 ms apart. Not in the line: k6 counts `beganMs` from here, and the reader of the whole file fills it in.
   */
  readonly scenarioMs: number;
  /** Chance delay inside the slot before the request was due, so that equal rates do not fall into step. */
  readonly jitterMs: number;
  /** Wall time from the due moment (`beganMs + jitterMs`) to the answer, or to giving up. */
  readonly waitMs: number;
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** k6's error code; 0 when none, 1050 timeout, 1212 refused, 1220 reset, … */
  readonly error: number;
  /** Whether the content was what it must be; a right status with a wrong body is false. */
  readonly valid: boolean;
  /** Server that named itself in the answer; empty when none did. */
  readonly server: string;
  /** Database that the application named as the one it asked; empty when none. */
  readonly database: string;
  /** Id of the newest write that this database held, 0 for none; absent where the answer does not tell. */
  readonly seen?: number;
  /** Of a returning user who was answered: whether a connection had to be made for it; absent where it came over a kept one. */
  readonly opened?: true;
}

/** When an iteration began, from the start of its own scenario: there its slots are counted from. */
export const sinceScenario = ({ beganMs, scenarioMs }: Pick<Sample, 'beganMs' | 'scenarioMs'>): number =>
  beganMs - scenarioMs;

/** Operation and arm in one digit. */
const digitOf = ({ operation, arm }: Pick<Sample, 'operation' | 'arm'>): number =>
  armNames.indexOf(arm) * operationNames.length + operationNames.indexOf(operation);

/** Ids of writes are long: base 36 takes two thirds of the digits. A sign that no name has goes in front. */
const seenBase = 36;

/** What stands at the end of the line of a returning user's request for which a connection was made. */
const openedSign = '+';

/** One line, without the line break: about 36 bytes, of reads about 55. */
export function encodeSample(sample: Sample): string {
  const { iteration, beganMs, scenarioMs, jitterMs, waitMs, status, error, server, database } = sample;
  const numbers = [digitOf(sample), iteration, beganMs - scenarioMs, jitterMs, waitMs, status, error].join(',');
  const seen = sample.seen === undefined ? '' : `,=${sample.seen.toString(seenBase)}`;
  const opened = sample.opened ? `,${openedSign}` : '';
  return `${numbers},${sample.valid ? 1 : 0},${server},${database}${seen}${opened}`;
}

const line =
  /^(\d),(\d+),(-?\d+),(\d+),(-?\d+),(\d+),(\d+),([01]),([a-z0-9._-]*),([a-z0-9._-]*)(?:,=([0-9a-z]{1,10}))?(?:,(\+))?$/;

/** Reads one line back; undefined when it is no sample (a k6 message, a line cut in the middle). */
export function decodeSample(text: string): Sample | undefined {
  const match = line.exec(text);
  const digit = Number(match?.[1]);
  const operation = operationNames[digit % operationNames.length];
  const arm = armNames[Math.floor(digit / operationNames.length)];
  if (!match || operation === undefined || arm === undefined) return undefined;
  const numbers = match.slice(2, 8).map(Number);
  const [iteration = 0, beganMs = 0, jitterMs = 0, waitMs = 0, status = 0, error = 0] = numbers;
  const [valid, server = '', database = '', seen, opened] = match.slice(8);
  const times = { beganMs, scenarioMs: 0, jitterMs, waitMs };
  const sample = { operation, arm, iteration, ...times, status, error, valid: valid === '1', server, database };
  return {
    ...sample,
    ...(seen !== undefined && { seen: Number.parseInt(seen, seenBase) }),
    ...(opened === openedSign && { opened: true }),
  };
}

/** Writes that one arm may make in an episode; those of the other have ids behind them. */
export const writesPerArm = 5_000_000;

/**
 * The identity of a write, derived from its episode, iteration and arm, so that no line has to carry it:
 * `episode x 10^7 + (returning ? 5 x 10^6 : 0) + iteration`.
 * @throws RangeError for an iteration that would fall into the ids of the other arm, or of the next episode
 */
export function writeId(episode: number, iteration: number, arm: ArmName = 'main'): number {
  if (iteration < 0 || iteration >= writesPerArm) throw new RangeError(`iteration ${iteration} has no id of its own`);
  return (episode * armNames.length + armNames.indexOf(arm)) * writesPerArm + iteration;
}
