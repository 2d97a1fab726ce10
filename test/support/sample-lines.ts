import { chanceAt } from '../../model/chance.ts';
import { armNames, encodeSample } from '../../model/sample.ts';
import { operationNames } from '../../model/stack.ts';

/** One of a list, by chance. */
const oneOf = <T>(all: readonly T[], seed: number, number: number): T =>
  all[Math.floor(chanceAt(seed, number) * all.length)] as T;

/** A sample line as a load would write it: each number has its own digits, and the names are a few. */
export function plainLine(number: number): string {
  const size = (of: number, most: number): number => Math.floor(chanceAt(of, number) ** 4 * most);
  const isGood = chanceAt(1, number) < 0.8;
  const sample = {
    operation: oneOf(operationNames, 2, number),
    arm: oneOf(armNames, 3, number),
    iteration: number,
    beganMs: size(4, 900_000_000),
    scenarioMs: 0,
    jitterMs: size(5, 800),
    waitMs: size(6, 5000),
    status: isGood ? 200 : oneOf([0, 201, 404, 503], 7, number),
    error: isGood ? 0 : oneOf([0, 1050, 1212, 1503], 8, number),
    valid: isGood || chanceAt(9, number) < 0.3,
    server: oneOf(['', 'server1', 'server2', 'server10', 'a.b_c-9'], 10, number),
    database: oneOf(['', 'replica', 'a-name-of-24-bytes-as-is'], 11, number),
  };
  return encodeSample(chanceAt(12, number) < 0.3 ? { ...sample, seen: size(13, 1e9) } : sample);
}

const signs = Array.from('0159,,-=\r#az. A\u0000\u00b0\u00ff');

/** A sample line of which up to three signs are others, missing, or too many; of some a connection was made. */
export function hostileLine(number: number): string {
  let line = plainLine(number) + (chanceAt(14, number) < 0.1 ? ',+' : '');
  for (let edit = 0; edit < number % 4; edit++) {
    const place = Math.floor(chanceAt(20 + edit, number) * (line.length + 1));
    const sign = chanceAt(30 + edit, number) < 0.2 ? '' : oneOf(signs, 40 + edit, number);
    line = line.slice(0, place) + sign + line.slice(place + (chanceAt(50 + edit, number) < 0.6 ? 1 : 0));
  }
  return line;
}
