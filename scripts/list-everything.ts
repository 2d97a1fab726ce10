import { faults, probes } from '../chaos/index.ts';
import type { ProbeId } from '../model/probe.ts';
import { targetsOf } from '../model/stack.ts';
import { shippedPlans } from '../plans/index.ts';
import { topologies } from '../stack/topologies/index.ts';
import { probeJudges } from '../verdict/probes/index.ts';
import type { CommonOptions } from './output.ts';
import { openOutput } from './output.ts';

/** Prints the shipped suites, stacks with their targets, faults, and probes. */
export function listEverything(options: CommonOptions): void {
  const output = openOutput(options);
  const suites = shippedPlans(topologies).map(({ suite, title, stack }) => ({ suite, title: title ?? '', stack }));
  const stacks = topologies.map((stack) => ({ stack: stack.name, title: stack.title, targets: targetsOf(stack) }));
  const verbs = faults.map(({ id, title, feels }) => ({ fault: id, title, feels }));
  const questions = probeJudges.map(({ id, statement }) => ({ probe: id, statement, title: titleOf(id) }));
  if (options.json)
    return output.data(JSON.stringify({ suites, stacks, faults: verbs, probes: questions }, undefined, 2));
  const lines = ['suites:', ...suites.map((entry) => row(entry.suite, `${entry.title} (on ${entry.stack})`))];
  lines.push('', 'stacks:', ...stacks.map((entry) => row(entry.stack, `${entry.title}\n${targetRow(entry.targets)}`)));
  lines.push('', 'faults:', ...verbs.map((entry) => row(entry.fault, `${entry.title}. ${entry.feels}`)));
  lines.push('', 'probes:', ...questions.map((entry) => row(entry.probe, entry.statement)));
  output.data(lines.join('\n'));
}

const titleOf = (id: ProbeId): string => probes.find((probe) => probe.id === id)?.title ?? '';

/** As wide as the longest name, which is that of a stack. */
const width = Math.max(...topologies.map(({ name }) => name.length));

const row = (name: string, text: string): string => `  ${name.padEnd(width)} ${text}`;
const targetRow = (targets: readonly string[]): string => `${' '.repeat(width + 3)}targets: ${targets.join(', ')}`;
