import { describe, expect, it } from 'vitest';
import type { I32, I64, Step } from '../../../../loadtests/reader/wasm/code.ts';
import * as code from '../../../../loadtests/reader/wasm/code.ts';
import { compileKernel, startKernel } from '../../../../loadtests/reader/wasm/engine.ts';
import { moduleBytes } from '../../../../loadtests/reader/wasm/module.ts';
import { chanceAt } from '../../../../model/chance.ts';

/** A function that is run with two numbers; its memory holds them as eight bytes each, in places 0 and 8. */
function runner(body: Step, result: I32): (numbers: readonly [bigint, bigint]) => number {
  const kernel = startKernel(compileKernel(moduleBytes({ parameters: 2, words: 1, longs: 1, body, result })), 1);
  const words = new BigInt64Array(kernel.memory());
  return (numbers) => {
    for (const [place, number] of numbers.entries()) words[place] = BigInt.asIntN(64, number);
    return kernel.run(...numbers.map((number) => Number(BigInt.asIntN(32, number))));
  };
}

const run = (body: Step, result: I32, numbers: readonly [bigint, bigint] = [0n, 0n]): number =>
  runner(body, result)(numbers);

const [left, right, word, long] = [
  code.variable<I32>(0).value,
  code.variable<I32>(1).value,
  code.variable<I32>(2),
  code.variable<I64>(3),
];

const pairs = Array.from({ length: 200 }, (_, n): readonly [bigint, bigint] => {
  const size = 2 ** Math.floor(chanceAt(3, n) * 63);
  const number = (of: number): bigint => BigInt(Math.floor(chanceAt(of, n) * size)) - (n % 3 === 0 ? 7n : 0n);
  return n % 10 === 0 ? [number(1), number(1)] : [number(1), number(2)];
});

const operations: Readonly<Record<string, readonly [I32, (a: bigint, b: bigint) => bigint]>> = {
  equal: [code.equal(left, right), (a, b) => BigInt(a === b)],
  unlike: [code.unlike(left, right), (a, b) => BigInt(a !== b)],
  below: [code.below(left, right), (a, b) => BigInt(a < b)],
  atLeast: [code.atLeast(left, right), (a, b) => BigInt(a >= b)],
  plus: [code.plus(left, right), (a, b) => a + b],
  minus: [code.minus(left, right), (a, b) => a - b],
  times: [code.times(left, right), (a, b) => a * b],
  and: [code.and(left, right), (a, b) => a & b],
  or: [code.or(left, right), (a, b) => a | b],
  right: [code.right(left, right), (a, b) => a >> (b & 31n)],
  isZero: [code.isZero(left), (a) => BigInt(a === 0n)],
};

const [first, second] = [code.longAt(code.i32(0)), code.longAt(code.i32(0), 8)];

const longOperations: Readonly<Record<string, readonly [I64, (a: bigint, b: bigint) => bigint]>> = {
  plus64: [code.plus64(first, second), (a, b) => a + b],
  minus64: [code.minus64(first, second), (a, b) => a - b],
  times64: [code.times64(first, second), (a, b) => a * b],
  and64: [code.and64(first, second), (a, b) => a & b],
  or64: [code.or64(first, second), (a, b) => a | b],
  xor64: [code.xor64(first, second), (a, b) => a ^ b],
  left64: [code.left64(first, second), (a, b) => a << (b & 63n)],
  right64: [code.right64(first, second), (a, b) => a >> (b & 63n)],
  zeroBits64: [
    code.zeroBits64(first),
    (a) => BigInt(a === 0n ? 64 : a.toString(2).length - a.toString(2).lastIndexOf('1') - 1),
  ],
};

describe('an instruction of WebAssembly', () => {
  it.each(Object.entries(operations))('%s does with 32 bits what its name says', (_, [expression, wanted]) => {
    const operation = runner([], expression);
    for (const numbers of pairs) {
      const [a, b] = numbers.map((number) => BigInt.asUintN(32, number)) as [bigint, bigint];
      expect([numbers, operation(numbers)]).toEqual([numbers, Number(BigInt.asIntN(32, wanted(a, b)))]);
    }
  });

  it.each(Object.entries(longOperations))('%s does with 64 bits what its name says', (_, [expression, wanted]) => {
    const value = long.set(expression);
    const low = runner(value, code.lowHalf(long.value));
    const high = runner(value, code.lowHalf(code.right64(long.value, code.i64(32n))));
    for (const numbers of pairs) {
      const [a, b] = numbers.map((number) => BigInt.asUintN(64, number)) as [bigint, bigint];
      const [lowHalf, highHalf] = [low, high].map((half) => BigInt.asUintN(32, BigInt(half(numbers)))) as [
        bigint,
        bigint,
      ];
      expect([numbers, lowHalf + (highHalf << 32n)]).toEqual([numbers, BigInt.asUintN(64, wanted(a, b))]);
    }
  });

  it('knows numbers of any size and sign', () => {
    const numbers = [0, 1, -1, 63, 64, -64, -65, 127, 128, 65_535, 2 ** 31 - 1, -(2 ** 31)];
    expect(numbers.map((number) => run([], code.i32(number)))).toEqual(numbers);
    const longs = [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 0x8080808080808080n, 0x7676767676767676n];
    for (const number of longs) expect(run([], code.equal64(code.i64(number), first), [number, 0n])).toBe(1);
    expect(longs.map((number) => run([], code.isZero64(code.i64(number))))).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it('compares sixteen bytes at once', () => {
    const sixteen = code.sixteenAt(code.i32(0));
    const numbers = [0x2c002c80ff00002cn, 0xff0000000000007fn] as const;
    const commas = code.sameBytes(sixteen, code.everyByte(code.i32(0x2c)));
    expect(run([], code.highBits(commas), numbers)).toBe(0b1010_0001);
    expect(run([], code.highBits(sixteen), numbers)).toBe(0b1000_0000_0001_1000);
    expect(run([], code.highBits(code.either(commas, sixteen)), numbers)).toBe(0b1000_0000_1011_1001);
    expect([1n, 8n, 0n].map((number) => run([], code.zeroBits(left), [number, 0n]))).toEqual([0, 3, 32]);
  });

  it('finds bytes and words at an address, and writes them', () => {
    const number = 0x1122334455667788n;
    expect(run([], code.byteAt(code.i32(0), 7), [number, 0n])).toBe(0x11);
    expect(run([], code.wordAt(code.i32(2)), [number, 0n])).toBe(0x33445566);
    expect(run(code.store(code.i32(300), code.i32(5), 500), code.wordAt(code.i32(800)))).toBe(5);
  });

  it('chooses, repeats and leaves', () => {
    const { value, set } = word;
    const either = code.when(left, set(code.i32(5)), set(code.i32(6)));
    expect([run(either, value, [1n, 0n]), run(either, value)]).toEqual([5, 6]);
    const sum = code.during(code.below(value, left), set(code.plus(value, code.i32(3))));
    expect([run(sum, value, [10n, 0n]), run(sum, value)]).toEqual([12, 0]);
    const early = code.during(
      code.i32(1),
      code.steps(set(code.plus(value, left)), code.when(value, code.leave(value))),
    );
    expect(run(early, code.i32(0), [7n, 0n])).toBe(7);
  });
});
