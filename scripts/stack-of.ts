import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/name.ts';
import type { StackSpec } from '../model/stack.ts';
import { parseStack, stackFromValue } from '../plans/stack-file.ts';
import { isStackFile } from '../plans/stack-ref.ts';
import type { StackSurroundings } from '../plans/stack-text.ts';
import { failoverBudgetOf } from '../stack/budget.ts';
import { kindDescriptions } from '../stack/descriptions.ts';
import { topologies } from '../stack/topologies/index.ts';
import { letGuest } from './guest.ts';
import { fileBeside, textOfFile } from './read-files.ts';

/** The programs that a stack file may name. */
const tools = ['haproxy', 'nginx', 'mariadbd', 'mariadbBase', 'keepalived', 'nft', 'ip', 'k6', 'node'];

/** A stack by its name, when it is shipped, or by the path of its file. */
export function stackOf(named: string): StackSpec {
  const found = topologies.find((stack) => stack.name === named);
  if (found) return found;
  if (isStackFile(named)) return stackFromFile(resolve(named), named);
  const names = topologies.map((stack) => stack.name);
  const near = nearest(named, names);
  const why =
    near === undefined ? `Known stacks: ${names.join(', ')}; a file ends in .yaml.` : `Did you mean \`${near}\`?`;
  throw new Failure('bad-argument', { what: `unknown stack \`${named}\``, why });
}

/**
 * Reads a stack file.
 * @param shownAs the path as the user gave it
 */
export function stackFromFile(path: string, shownAs: string): StackSpec {
  const around: StackSurroundings = {
    kinds: kindDescriptions,
    tools,
    budgetOf: failoverBudgetOf,
    readFile: fileBeside(path),
  };
  const text = textOfFile(path, shownAs, 'stack');
  return /\.[cm]?[jt]s$/.test(path)
    ? letGuest(shownAs, () => stackFromValue(valueOfModule(path), shownAs, around))
    : parseStack(text, shownAs, around);
}

/** What a module says a stack is; what it computes only when it is asked is its code as well. */
function valueOfModule(path: string): unknown {
  const module = createRequire(import.meta.url)(path) as { readonly default?: unknown };
  return module.default ?? module;
}
