import { faults } from '../chaos/index.ts';
import { targetsOf } from '../model/stack.ts';
import { shippedPlans } from '../plans/index.ts';
import { topologies } from '../stack/index.ts';
import type { CommonOptions } from './output.ts';
import { openOutput } from './output.ts';

/** Prints the shipped suites, stacks with their targets, and faults. */
export function listEverything(options: CommonOptions): void {
  const output = openOutput(options);
  const suites = shippedPlans(topologies).map(({ suite, title, stack }) => ({ suite, title: title ?? '', stack }));
  const stacks = topologies.map((stack) => ({ stack: stack.name, title: stack.title, targets: targetsOf(stack) }));
  const verbs = faults.map(({ id, title, feels }) => ({ fault: id, title, feels }));
  if (options.json) return output.data(JSON.stringify({ suites, stacks, faults: verbs }, undefined, 2));
  const lines = ['suites:', ...suites.map((entry) => row(entry.suite, `${entry.title} (on ${entry.stack})`))];
  lines.push('', 'stacks:', ...stacks.map((entry) => row(entry.stack, `${entry.title}\n${targetRow(entry.targets)}`)));
  lines.push('', 'faults:', ...verbs.map((entry) => row(entry.fault, `${entry.title}. ${entry.feels}`)));
  output.data(lines.join('\n'));
}

/** As wide as the longest name. */
const width = 20;

const row = (name: string, text: string): string => `  ${name.padEnd(width)} ${text}`;
const targetRow = (targets: readonly string[]): string => `${' '.repeat(width + 3)}targets: ${targets.join(', ')}`;
