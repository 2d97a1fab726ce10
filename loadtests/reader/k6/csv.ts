import { mostColumns } from '../wasm/csv-layout.ts';
import { csvLines } from './csv-lines.ts';
import { checkHeader, columnsOf, headerBegin } from './header.ts';
import type { PointFormat } from './point.ts';
import type { Columns } from './quick-row.ts';
import { readTextRow } from './text-row.ts';

/** What lines of a measurement begin with. */
const begin = (name: string): Buffer => Buffer.from(`${name},`);

/**
 * The CSV of a file by its first line, which names the system tags that were asked for.
 * @param by the tag that names the operation
 * @throws BrokenLine when the line is no such header, or lacks a tag that is needed
 */
export function csvFormat(header: string, by: string): PointFormat {
  const columns = columnsOf(header, by);
  return {
    beginOf: {
      http_req_duration: begin('http_req_duration'),
      http_req_blocked: begin('http_req_blocked'),
      dropped_iterations: begin('dropped_iterations'),
    },
    isAside: () => false,
    read: (bytes, at, end) => readTextRow(columns, bytes, at, end),
    ...(columns.all.length <= mostColumns ? { visit: csvLines(columns) } : { check: headersOf(columns) }),
  };
}

const lineFeed = 10;

/** Checks every header of a block; the lines of files with so many columns are not looked at one by one. */
function headersOf(columns: Columns): NonNullable<PointFormat['check']> {
  return (bytes, from) => {
    for (let at = bytes.indexOf(headerBegin, from); at >= 0; at = bytes.indexOf(headerBegin, at + 1))
      if (at === from || bytes[at - 1] === lineFeed) checkHeader(columns, bytes, at);
  };
}
