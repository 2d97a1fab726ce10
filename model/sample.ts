import type { OperationName } from './stack.ts';
import { operationNames } from './stack.ts';

/**
 * One request as the load script saw it. Shared by the k6 script that writes it and by the reader,
 * so the two cannot disagree. Times are whole milliseconds: k6's script clock has no finer one.
 */
export interface Sample {
  /** What the user did. */
  readonly operation: OperationName;
  /** Number of the iteration within its operation, from 0; iterations that k6 dropped take no number. */
  readonly iteration: number;
  /** When the iteration began, from the start of the load (k6's scenario start). */
  readonly beganMs: number;
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
}

/** One line, without the line break: about 36 bytes. */
export function encodeSample(sample: Sample): string {
  const { iteration, beganMs, jitterMs, waitMs, status, error, server, database } = sample;
  const operation = operationNames.indexOf(sample.operation);
  return `${operation},${iteration},${beganMs},${jitterMs},${waitMs},${status},${error},${sample.valid ? 1 : 0},${server},${database}`;
}

const line = /^(\d),(\d+),(-?\d+),(\d+),(-?\d+),(\d+),(\d+),([01]),([a-z0-9._-]*),([a-z0-9._-]*)$/;

/** Reads one line back; undefined when it is no sample (a k6 message, a line cut in the middle). */
export function decodeSample(text: string): Sample | undefined {
  const match = line.exec(text);
  const operation = operationNames[Number(match?.[1])];
  if (!match || operation === undefined) return undefined;
  const numbers = match.slice(2, 8).map(Number);
  const [iteration = 0, beganMs = 0, jitterMs = 0, waitMs = 0, status = 0, error = 0] = numbers;
  const [valid, server = '', database = ''] = match.slice(8);
  return { operation, iteration, beganMs, jitterMs, waitMs, status, error, valid: valid === '1', server, database };
}

/** The identity of a write, derived from its episode and iteration, so that no line has to carry it. */
export const writeId = (episode: number, iteration: number): number => episode * 1_000_000 + iteration;
