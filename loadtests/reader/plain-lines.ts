import type { KernelCode } from './wasm/engine.ts';
import { compileKernel, startKernel } from './wasm/engine.ts';
import { mostNames, mostText, nameBytes, nameField, namesAt, namesEndAt, nameWords } from './wasm/layout.ts';
import { memoryBytes, mostRows, rowNumbers, rowsAt, rowsEndAt, textAt } from './wasm/layout.ts';
import { kernelBytes } from './wasm/line.ts';

/** Rows of numbers that were made of lines. */
export interface Rows {
  /** Place of the first one in the memory of rows. */
  readonly from: number;
  /** Place behind the last one. */
  readonly end: number;
  /** Bytes of text that were read. */
  readonly read: number;
  /** Whether what follows is a line that is not plain; else it is the end of the text, or enough rows were made. */
  readonly isStopped: boolean;
}

/** Makes rows of numbers of sample lines that are plain to see, many at once. */
export interface PlainLines {
  /** Memory of rows; `rowField` says what is where in one. */
  readonly rows: Int32Array;
  /** Takes a copy of whole lines, as many as there is room for. @returns how many bytes they have; 0 when the first has no room */
  hold(bytes: Buffer, from: number, end: number): number;
  /** Makes rows of the text, from a byte of it. */
  read(from: number): Rows;
  /** Makes a name known; a line with any other is not plain. Very long names, and those that are too many, stay unknown. */
  learn(name: Uint8Array, number: number): void;
}

/** The code of the kernel, which threads share. */
export const lineKernel = (): KernelCode => compileKernel(kernelBytes());

const lineFeed = 10;

/** The kernel with a memory of its own, in which the empty name is known as number 0. */
export function plainLines(code: KernelCode): PlainLines {
  const kernel = startKernel(code, memoryBytes);
  const [rows, bytes] = [new Int32Array(kernel.memory()), Buffer.from(kernel.memory())];
  let end = textAt;
  rows[namesEndAt / 4] = namesAt;
  learnName(rows, bytes, Buffer.alloc(0), 0);
  return {
    rows,
    hold(text, from, to) {
      const taken = text.copy(bytes, textAt, from, Math.min(to, from + mostText));
      end = bytes.subarray(0, textAt + taken).lastIndexOf(lineFeed) + 1;
      end = Math.max(textAt, end);
      return end - textAt;
    },
    read(from) {
      const behind = kernel.run(textAt + from, end);
      const rowsEnd = rows[rowsEndAt / 4] as number;
      const isStopped = behind < end && rowsEnd < rowsAt + mostRows * 4 * rowNumbers;
      return { from: rowsAt / 4, end: rowsEnd / 4, read: behind - textAt, isStopped };
    },
    learn: (name, number) => learnName(rows, bytes, name, number),
  };
}

function learnName(words: Int32Array, bytes: Buffer, name: Uint8Array, number: number): void {
  const at = words[namesEndAt / 4] as number;
  if (name.length > 8 * nameWords || at === namesAt + mostNames * nameBytes) return;
  words[(at + nameField.length) / 4] = name.length;
  words[(at + nameField.number) / 4] = number;
  bytes.set(name, at + nameField.bytes);
  bytes.fill(255, at + nameField.masks, at + nameField.masks + name.length);
  words[namesEndAt / 4] = at + nameBytes;
}
