import { mostColumns } from '../wasm/csv-layout.ts';
import { csvLines } from './csv-lines.ts';
import { BrokenLine } from './point.ts';
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
    ...(columns.all.length <= mostColumns && { visit: csvLines(columns) }),
  };
}

function columnsOf(header: string, by: string): Columns {
  const all = header.split(',');
  if (!header.startsWith('metric_name,timestamp,metric_value,')) {
    throw new BrokenLine('it does not begin with metric_name,timestamp,metric_value: no CSV of k6', 0, 0);
  }
  for (const needed of ['status', by]) {
    const next = needed === 'status' ? 'let k6 write it (`--system-tags`)' : 'choose another with `--by`';
    if (!all.includes(needed)) throw new BrokenLine(`there is no column ${needed}: ${next}`, 0, 0);
  }
  const [operation, status, error] = [all.indexOf(by), all.indexOf('status'), all.indexOf('error_code')];
  return { all, operation, status, error, expected: all.indexOf('expected_response') };
}
