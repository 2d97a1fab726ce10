import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { RunEvent } from '../model/event.ts';
import { Failure, reasonOf } from '../model/failure.ts';
import { isFull } from '../model/no-room.ts';

/** Where the events of a run go. */
export interface Journal {
  /** Appends one event; what was written survives the end of this process, however it comes. */
  write(event: RunEvent): void;
}

/**
 * Opens a journal of one JSON object a line, appended without a buffer of ours. An intended fault is on the disk before
 * `write` returns: its undo has to be readable even if the machine goes down in the act. The end of this process closes it.
 * @throws Failure `run-folder-unwritable`, or `disk-full`, here and in `write`
 */
export function openJournal(file: string): Journal {
  const descriptor = explain(file, () => openSync(file, 'a'));
  return { write: (event) => explain(file, () => append(descriptor, event)) };
}

function append(descriptor: number, event: RunEvent): void {
  const line = Buffer.from(`${JSON.stringify(event)}\n`);
  const { size } = fstatSync(descriptor);
  let done = 0;
  try {
    while (done < line.length) done += writeSync(descriptor, line, done);
    if (event.type === 'fault-intended' || event.type === 'probe-intended') fsyncSync(descriptor);
  } catch (thrown) {
    // Half a line would take the next event down with it.
    if (done > 0) ftruncateSync(descriptor, size);
    throw thrown;
  }
}

function explain<Value>(file: string, act: () => Value): Value {
  try {
    return act();
  } catch (thrown) {
    const full = isFull((thrown as NodeJS.ErrnoException).code);
    const parts = { what: `cannot write the journal ${file}`, why: reasonOf(thrown), cause: thrown };
    throw new Failure(full ? 'disk-full' : 'run-folder-unwritable', parts);
  }
}

/**
 * Reads a journal back. A last line without its line break was torn by a crash in the middle of writing and is left out.
 * @param faultOf what is wrong with an event, for whoever goes by more of it than its type and time; undefined when nothing is
 * @throws Failure `bad-run-folder` naming the first other line that is no event
 */
export function readJournal(text: string, faultOf: FaultOfEvent = () => undefined): RunEvent[] {
  return eventsIn(linesOf(text), 0, faultOf);
}

/**
 * Follows a journal while it is written, by whomever: each call reads what was appended since the last one, so that the end of a
 * long run costs no more than its begin. Half a line waits for the next call, and so does everything from one that is no event.
 * @throws as `readJournal`
 */
export function followJournal(file: string, faultOf?: FaultOfEvent): () => readonly RunEvent[] {
  let [readBytes, readLines] = [0, 0];
  return () => {
    const appended = bytesFrom(file, readBytes);
    const whole = appended.subarray(0, appended.lastIndexOf('\n') + 1);
    const lines = linesOf(whole.toString());
    const events = eventsIn(lines, readLines, faultOf);
    readBytes += whole.length;
    readLines += lines.length;
    return events;
  };
}

function bytesFrom(file: string, from: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - from));
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from));
  } finally {
    closeSync(descriptor);
  }
}

const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);

/** @param before how many lines there are before these */
function eventsIn(lines: readonly string[], before: number, faultOf: FaultOfEvent = () => undefined): RunEvent[] {
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [readEvent(line, before + index + 1, faultOf)]));
}

/** What is wrong with an event, in a few words. */
type FaultOfEvent = (event: RunEvent) => string | undefined;

function readEvent(line: string, number: number, faultOf: FaultOfEvent): RunEvent {
  const value = parse(line);
  const fault = isEvent(value) ? faultOf(value) : '';
  if (isEvent(value) && fault === undefined) return value;
  const what = `line ${number} of the journal is no event`;
  throw new Failure('bad-run-folder', { what, why: fault ? `${fault}.` : `It reads: ${line.slice(0, 80)}` });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is RunEvent {
  if (typeof value !== 'object' || value === null) return false;
  return 'type' in value && typeof value.type === 'string' && 'at' in value && Number.isFinite(value.at);
}
