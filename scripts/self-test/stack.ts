import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackSpec } from '../../model/stack.ts';
import { parseStack } from '../../plans/stack-file.ts';
import { failoverBudgetOf } from '../../stack/budget.ts';
import { kindDescriptions } from '../../stack/descriptions.ts';
import { topologies } from '../../stack/index.ts';
import { checkout } from '../set-up/checkout.ts';

/** Where the stacks of the known answers are, each a file as a user would write it. */
const folder = join(checkout, 'known', 'stacks');

/** Programs that a stack file may name. */
const tools = ['haproxy', 'nginx', 'mariadbd', 'keepalived', 'nft', 'ip', 'node'];

/** The stack of a case: of its file, or a shipped one. */
export function stackOfCase(name: string): StackSpec {
  const shipped = topologies.find((stack) => stack.name === name);
  if (shipped) return shipped;
  const file = `${name}.yaml`;
  const around = { kinds: kindDescriptions, tools, budgetOf: failoverBudgetOf, readFile };
  return parseStack(readFileSync(join(folder, file), 'utf8'), `known/stacks/${file}`, around);
}

function readFile(path: string): { readonly text: string } | { readonly problem: string } {
  const file = join(folder, path);
  return existsSync(file) ? { text: readFileSync(file, 'utf8') } : { problem: 'does not exist' };
}
