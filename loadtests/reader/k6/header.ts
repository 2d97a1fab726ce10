import { textOfLine } from '../text.ts';
import { BrokenLine } from './point.ts';
import type { Columns } from './quick-row.ts';

/** What the first line of k6's CSV begins with. */
export const headerBegin = 'metric_name,timestamp,';

/**
 * The columns of a file by its first line.
 * @param by the tag that names the operation
 * @throws BrokenLine when the line is no such header, or lacks a tag that is needed
 */
export function columnsOf(header: string, by: string): Columns {
  const all = header.split(',');
  if (!header.startsWith(`${headerBegin}metric_value,`)) {
    throw new BrokenLine('it does not begin with metric_name,timestamp,metric_value: no CSV of k6', 0, 0);
  }
  for (const needed of ['status', by]) {
    const next = needed === 'status' ? 'let k6 write it (`--system-tags`)' : 'choose another with `--by`';
    if (!all.includes(needed)) throw new BrokenLine(`there is no column ${needed}: ${next}`, 0, 0);
  }
  const [operation, status, error] = [all.indexOf(by), all.indexOf('status'), all.indexOf('error_code')];
  return { all, operation, status, error, expected: all.indexOf('expected_response') };
}

/**
 * Lets a line pass that is no header, or the first one again, as where files were put together.
 * @throws BrokenLine when it has other columns: what follows would be read by the wrong ones
 */
export function checkHeader({ all }: Columns, bytes: Buffer, at: number): void {
  const { text } = textOfLine(bytes, at);
  if (!text.startsWith(headerBegin) || text === all.join(',')) return;
  throw new BrokenLine('its columns are not those of the first line: judge it as a file of its own', at, 0);
}
