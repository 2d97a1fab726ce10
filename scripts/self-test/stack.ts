import { join } from 'node:path';
import type { StackSpec } from '../../model/stack.ts';
import { topologies } from '../../stack/index.ts';
import { checkout } from '../set-up/checkout.ts';
import { stackFromFile } from '../stack-of.ts';

/** The stack of a case: a shipped one, or one of the files of the known answers, written as a user would write it. */
export function stackOfCase(name: string): StackSpec {
  const file = join('known', 'stacks', `${name}.yaml`);
  return topologies.find((stack) => stack.name === name) ?? stackFromFile(join(checkout, file), file);
}
