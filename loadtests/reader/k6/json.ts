import { brokenJsonAt } from '../../../model/json-place.ts';
import { BrokenLine } from './point.ts';
import type { Point, PointFormat } from './point.ts';
import { textOfLine } from '../text.ts';
import { readMoment } from './time.ts';

/** What the header of a measurement begins with; k6 writes it when the measurement is first made. */
const headerBegin = Buffer.from('{"type":"Metric"');

/** What lines of a measurement begin with. */
const begin = (name: string): Buffer => Buffer.from(`{"metric":"${name}","type":"Point"`);

/**
 * k6's JSON output, one object a line. The keys stand in the order in which k6 writes them, so that lines of other
 * measurements are told by their first bytes.
 * @param by the tag that names the operation
 */
export function jsonFormat(by: string): PointFormat {
  return {
    beginOf: {
      http_req_duration: begin('http_req_duration'),
      http_req_blocked: begin('http_req_blocked'),
      dropped_iterations: begin('dropped_iterations'),
    },
    isAside: (bytes, at) => headerBegin.equals(bytes.subarray(at, at + headerBegin.length)),
    read: (bytes, at) => pointOf(textOfLine(bytes, at).text, at, by),
  };
}

/** What is read of a line, where it is what k6 writes. */
interface Line {
  readonly metric?: unknown;
  readonly data?: { readonly time?: unknown; readonly value?: unknown; readonly tags?: unknown };
}

function pointOf(text: string, at: number, by: string): Point {
  const broken = (message: string, around: string): BrokenLine =>
    new BrokenLine(message, at, Math.max(0, text.indexOf(around)));
  const { metric, data } = parse(text, at) as Line;
  const moment = typeof data?.time === 'string' ? readMoment(data.time) : undefined;
  if (!moment) throw broken('data.time is no moment', '"time"');
  if (typeof data?.value !== 'number') throw broken('data.value is no number', '"value"');
  const tags = (typeof data.tags === 'object' && data.tags !== null ? data.tags : {}) as Record<string, unknown>;
  const tag = (name: string): string => {
    const value = Object.hasOwn(tags, name) ? tags[name] : '';
    if (typeof value !== 'string') throw broken(`the tag ${name} is no text`, `"${name}"`);
    return value;
  };
  if (metric === 'http_req_duration' && !Object.hasOwn(tags, 'status')) {
    throw broken('there is no tag status: let k6 write it (`--system-tags`)', '"tags"');
  }
  const [status, error] = [Number(tag('status')), Number(tag('error_code'))];
  if (!Number.isFinite(status)) throw broken(`the tag status is no number: ${tag('status').slice(0, 40)}`, '"status"');
  if (!Number.isFinite(error)) throw broken('the tag error_code is no number', '"error_code"');
  const expected = tag('expected_response');
  const isExpected = expected === '' ? null : expected === 'true';
  return { ...moment, value: data.value, operation: tag(by), status, error, isExpected };
}

function parse(text: string, at: number): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    throw new BrokenLine('it is no JSON', at, brokenJsonAt(text));
  }
}
