import type { I32, Step, Variable } from './code.ts';
import {
  and,
  and64,
  below,
  byteAt,
  during,
  equal,
  equal64,
  i32,
  isZero,
  longAt,
  plus,
  steps,
  wordAt,
  when,
} from './code.ts';
import { nameBytes, nameField, namesAt, namesEndAt, nameWords } from './layout.ts';

/** The first byte of which names are made; every sign that ends one comes before it. */
const firstOfNames = 45;

/**
 * Finds the name at `at` among the known ones, and goes on behind it. Its bytes have to be those of the known one, and the byte
 * behind them none of a name.
 * @param name becomes the address of the known name
 * @param otherwise what is done, to end the function, when it is unknown
 */
export function readName(at: Variable<I32>, name: Variable<I32>, otherwise: Step): Step {
  const length = wordAt(name.value, nameField.length);
  const sameWords = Array.from({ length: nameWords }, (_, place) => {
    const mask = longAt(name.value, nameField.masks + 8 * place);
    return equal64(and64(longAt(at.value, 8 * place), mask), longAt(name.value, nameField.bytes + 8 * place));
  });
  const isThis = sameWords.reduce(and, below(byteAt(plus(at.value, length)), i32(firstOfNames)));
  const toNext = steps(
    name.set(plus(name.value, i32(nameBytes))),
    when(equal(name.value, wordAt(i32(namesEndAt))), otherwise),
  );
  return steps(name.set(i32(namesAt)), during(isZero(isThis), toNext), at.set(plus(at.value, length)));
}
