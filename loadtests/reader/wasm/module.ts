import type { I32, Step } from './code.ts';
import { unsigned } from './code.ts';

/** A function; its parameters, and what it leaves, are numbers of 32 bits. */
export interface WasmFunction {
  /** Number of parameters. */
  readonly parameters: number;
  /** Number of further variables of 32 bits, which are numbered behind the parameters. */
  readonly words: number;
  /** Number of variables of 64 bits, which are numbered behind those; absent means none. */
  readonly longs?: number;
  /** Number of variables of sixteen bytes, which are numbered last; absent means none. */
  readonly sixteens?: number;
  /** What it does. */
  readonly body: Step;
  /** What it leaves at its end. */
  readonly result: I32;
}

/** What every module begins with: its name, and the version of the format. */
const preamble = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

const [i32, i64, v128, functionType, exported, end] = [0x7f, 0x7e, 0x7b, 0x60, 0, 0x0b];

const list = (items: readonly (readonly number[])[]): readonly number[] => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: readonly number[]): readonly number[] => [...unsigned(bytes.length), ...bytes];
const text = (name: string): readonly number[] => sized([...Buffer.from(name)]);
const section = (number: number, ...items: readonly (readonly number[])[]): readonly number[] => [
  number,
  ...sized(list(items)),
];

/** The bytes of a module that has one function, `run`, and works on the memory `host.memory`, which it is given. */
export function moduleBytes({
  parameters,
  words,
  longs = 0,
  sixteens = 0,
  body,
  result,
}: WasmFunction): Uint8Array<ArrayBuffer> {
  const type = [functionType, ...list(Array.from({ length: parameters }, () => [i32])), ...list([[i32]])];
  const variables = list([
    [...unsigned(words), i32],
    [...unsigned(longs), i64],
    [...unsigned(sixteens), v128],
  ]);
  return Uint8Array.from([
    ...preamble,
    ...section(1, type),
    ...section(2, [...text('host'), ...text('memory'), 2, 0, 1]),
    ...section(3, [0]),
    ...section(7, [...text('run'), exported, 0]),
    ...section(10, sized([...variables, ...body, ...result, end])),
  ]);
}
