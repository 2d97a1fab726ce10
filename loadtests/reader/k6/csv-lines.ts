import { csvKernelBytes } from '../wasm/csv.ts';
import { compileKernel, startKernel } from '../wasm/engine.ts';
import { isOpenAt, kinds, notPlain, rowField, rowNumbers, rowsAt, rowsEndAt, textAt } from '../wasm/csv-layout.ts';
import { checkHeader } from './header.ts';
import type { LineVisitor, Metric } from './point.ts';
import type { Columns } from './quick-row.ts';
import { quickRows } from './quick-row.ts';
import { readTextRow } from './text-row.ts';

/** Bytes behind the text that may be read, though nothing is made of them. */
const margin = 64;

/** Room for the text of usual blocks; for others there is made more. */
const usualBytes = 512 * 1024;

const metrics: Readonly<Record<number, Metric>> = {
  [kinds.duration]: 'http_req_duration',
  [kinds.blocked]: 'http_req_blocked',
  [kinds.dropped]: 'dropped_iterations',
};

/**
 * Finds the lines of a block of k6's CSV that are read, by a kernel of its own: they are a ninth of all.
 * @throws BrokenLine
 */
export function csvLines(columns: Columns): LineVisitor {
  const kernel = startKernel(compileKernel(csvKernelBytes()), usualBytes);
  const quickly = quickRows(columns);
  let [rows, text] = [new Int32Array(kernel.memory()), Buffer.from(kernel.memory())];
  const makeRoom = (bytes: number): void => {
    if (bytes <= text.length) return;
    kernel.grow(bytes);
    [rows, text] = [new Int32Array(kernel.memory()), Buffer.from(kernel.memory())];
  };
  return (bytes, from, end, isOpen, visit) => {
    const textEnd = textAt + end - from;
    makeRoom(textEnd + margin);
    bytes.copy(text, textAt, from, end);
    rows[isOpenAt / 4] = isOpen ? 1 : 0;
    for (let at = textAt; at < textEnd;) {
      at = kernel.run(at, textEnd, columns.all.length);
      const rowsEnd = (rows[rowsEndAt / 4] as number) / 4;
      for (let row = rowsAt / 4; row < rowsEnd; row += rowNumbers) {
        const kind = rows[row + rowField.kind] as number;
        const place = from + (rows[row + rowField.line] as number) - textAt;
        if ((kind & ~notPlain) === kinds.header) {
          checkHeader(columns, bytes, place);
          continue;
        }
        const quick = kind < notPlain ? quickly(text, rows, row + rowField.ends) : undefined;
        visit(metrics[kind & ~notPlain] as Metric, quick ?? readTextRow(columns, bytes, place, end), place);
      }
    }
    return rows[isOpenAt / 4] === 1;
  };
}
