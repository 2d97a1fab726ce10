/**
 * WebAssembly instructions as expressions: enough of them for the line kernel, and none more. An expression is its bytes, and
 * its type says what it leaves on the stack, so that the compiler refuses what the engine would.
 */
type Code<Kind extends string> = readonly number[] & { readonly leaves?: Kind };

/** Leaves a whole number of 32 bits. */
export type I32 = Code<'i32'>;
/** Leaves a whole number of 64 bits. */
export type I64 = Code<'i64'>;
/** Leaves sixteen bytes. */
export type V128 = Code<'v128'>;
/** Leaves nothing. */
export type Step = Code<'nothing'>;

/** Bytes of a whole number, seven bits each, the last with the sign (LEB128). */
function signed(value: bigint): readonly number[] {
  const bits = Number(BigInt.asUintN(7, value));
  const rest = value >> 7n;
  const isLast = rest === (bits < 64 ? 0n : -1n);
  return isLast ? [bits] : [bits | 128, ...signed(rest)];
}

/** Bytes of a whole number without a sign. */
export const unsigned = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];

/** A number. */
export const i32 = (value: number): I32 => [0x41, ...signed(BigInt(value))];
/** A number. */
export const i64 = (value: bigint): I64 => [0x42, ...signed(BigInt.asIntN(64, value))];

const binary =
  <From extends readonly number[], To extends readonly number[]>(opcode: number) =>
  (left: From, right: From): To =>
    [...left, ...right, opcode] as unknown as To;

/** Whether two numbers are the same; comparisons leave 1 or 0. */
export const equal = binary<I32, I32>(0x46);
/** Whether two numbers differ. */
export const unlike = binary<I32, I32>(0x47);
/** Whether the left one is less, both without a sign. */
export const below = binary<I32, I32>(0x49);
/** Whether the left one is not less, both without a sign. */
export const atLeast = binary<I32, I32>(0x4f);
/** Sum. */
export const plus = binary<I32, I32>(0x6a);
/** Difference. */
export const minus = binary<I32, I32>(0x6b);
/** Product. */
export const times = binary<I32, I32>(0x6c);
/** Bits of both. */
export const and = binary<I32, I32>(0x71);
/** Bits of either. */
export const or = binary<I32, I32>(0x72);
/** Bits moved to the right. */
export const right = binary<I32, I32>(0x76);
/** Whether two numbers are the same. */
export const equal64 = binary<I64, I32>(0x51);
/** Sum. */
export const plus64 = binary<I64, I64>(0x7c);
/** Difference. */
export const minus64 = binary<I64, I64>(0x7d);
/** Product. */
export const times64 = binary<I64, I64>(0x7e);
/** Bits of both. */
export const and64 = binary<I64, I64>(0x83);
/** Bits of either. */
export const or64 = binary<I64, I64>(0x84);
/** Bits of one alone. */
export const xor64 = binary<I64, I64>(0x85);
/** Bits moved to the left. */
export const left64 = binary<I64, I64>(0x86);
/** Bits moved to the right. */
export const right64 = binary<I64, I64>(0x88);
/** Whether it is zero. */
export const isZero = (value: I32): I32 => [...value, 0x45];
/** Whether it is zero. */
export const isZero64 = (value: I64): I32 => [...value, 0x50];
/** How many bits at the low end are zero. */
export const zeroBits64 = (value: I64): I64 => [...value, 0x7a];
/** The low half. */
export const lowHalf = (value: I64): I32 => [...value, 0xa7];

/** How many bits at the low end are zero. */
export const zeroBits = (value: I32): I32 => [...value, 0x68];

const vector = (opcode: number): readonly number[] => [0xfd, ...unsigned(opcode)];

/** Sixteen bytes, each with the low eight bits of a number. */
export const everyByte = (value: I32): V128 => [...value, ...vector(0x0f)];
/** Sixteen bytes that have all bits set where two times sixteen have the same byte, and none elsewhere. */
export const sameBytes = (one: V128, other: V128): V128 => [...one, ...other, ...vector(0x23)];
/** Bits of either. */
export const either = (one: V128, other: V128): V128 => [...one, ...other, ...vector(0x50)];
/** The highest bit of each of sixteen bytes, that of the first byte lowest. */
export const highBits = (value: V128): I32 => [...value, ...vector(0x64)];
/** Sixteen bytes in memory. */
export const sixteenAt = (address: I32): V128 => [...address, ...vector(0), 0, 0];

/** What stands in memory so many bytes behind an address, in the order of bytes that WebAssembly has everywhere. */
export const byteAt = (address: I32, offset = 0): I32 => [...address, 0x2d, 0, ...unsigned(offset)];
/** Four bytes. */
export const wordAt = (address: I32, offset = 0): I32 => [...address, 0x28, 0, ...unsigned(offset)];
/** Eight bytes. */
export const longAt = (address: I32, offset = 0): I64 => [...address, 0x29, 0, ...unsigned(offset)];
/** Writes four bytes. */
export const store = (address: I32, value: I32, offset = 0): Step => [
  ...address,
  ...value,
  0x36,
  0,
  ...unsigned(offset),
];

/** A variable of a function by its number. */
export interface Variable<T> {
  /** Its value. */
  readonly value: T;
  /** Gives it a value. */
  readonly set: (value: T) => Step;
}

/** The variable with a number; parameters come first. */
export const variable = <T extends I32 | I64 | V128>(number: number): Variable<T> => ({
  value: [0x20, number] as unknown as T,
  set: (value) => [...value, 0x21, number],
});

/** Steps one after the other. */
export const steps = (...all: readonly Step[]): Step => all.flat();
const [ifBegins, elseBegins, blockBegins, loopBegins, end, noValue, branch, branchIf] = [
  0x04, 0x05, 0x02, 0x03, 0x0b, 0x40, 0x0c, 0x0d,
] as const;
/** Does something only if the condition is not zero. */
export const when = (condition: I32, then: Step, otherwise: Step = []): Step =>
  [condition, [ifBegins, noValue], then, otherwise.length > 0 ? [elseBegins, ...otherwise] : [], [end]].flat();
/** Does something for as long as the condition is not zero before it. */
export const during = (condition: I32, body: Step): Step =>
  [
    [blockBegins, noValue, loopBegins, noValue],
    [...isZero(condition), branchIf, 1],
    [...body, branch, 0],
    [end, end],
  ].flat();

/** Ends the function with a value. */
export const leave = (value: I32): Step => [...value, 0x0f];
