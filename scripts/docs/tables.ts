import { faults, findProbe } from '../../chaos/index.ts';
import { exitCodes } from '../../model/exit.ts';
import { failureKinds } from '../../model/failure.ts';
import { probeOptions } from '../../model/probe.ts';
import { componentsOf } from '../../model/stack.ts';
import { formatDuration } from '../../model/units.ts';
import { shippedPlans } from '../../plans/index.ts';
import { longestMs } from '../../plans/outline.ts';
import { pickStack, resolvePlan } from '../../plans/resolve.ts';
import { metricFamilies } from '../../reports/metrics.ts';
import { glossary } from '../../reports/words/glossary.ts';
import { effectWord } from '../../reports/words/verdict-words.ts';
import { topologies } from '../../stack/index.ts';
import { checks } from '../../verdict/checks/index.ts';
import { probeJudges } from '../../verdict/probes/index.ts';
import { commands } from '../commands/index.ts';
import { claimsTable } from './claims-table.ts';
import { exitWords } from './exit-words.ts';
import { code, markdownTable } from './markdown.ts';
import { planKeysTable } from './plan-keys.ts';
import type { Regions } from './regions.ts';
import { proveOptionsTable } from './prove-options.ts';
import { kindsTable, settingsTable, stackKeysTable } from './stack-keys.ts';

/** Every table of the documents, by the name in its marks; each is made from the list that the program itself uses. */
export const tables: Regions = {
  commands: commandsTable,
  suites: suitesTable,
  experiments: experimentsTable,
  claims: claimsTable,
  stacks: stacksTable,
  faults: faultsTable,
  probes: probesTable,
  checks: checksTable,
  'plan-keys': planKeysTable,
  'stack-keys': stackKeysTable,
  kinds: kindsTable,
  settings: settingsTable,
  exits: exitsTable,
  errors: errorsTable,
  effects: effectsTable,
  glossary: glossaryTable,
  metrics: metricsTable,
  'prove-options': proveOptionsTable,
};

function commandsTable(): string {
  const rows = commands.map(({ command, describe }) => [code(`spofproof ${String(command)}`), `${String(describe)}.`]);
  return markdownTable(['command', 'what it does'], rows);
}

function suitesTable(): string {
  const rows = suites().map(({ plan, stack }) => [
    code(plan.suite),
    plan.title,
    code(stack.name),
    String(plan.experiments.length),
    String(plan.episodes),
    formatDuration(longestMs(plan)),
  ]);
  return markdownTable(['suite', 'what for', 'stack', 'experiments', 'episodes of each', 'windows add up to'], rows);
}

function experimentsTable(): string {
  const rows = suites().flatMap(({ plan, stack }) =>
    plan.experiments.map(({ fault, target, spof }) => [
      code(plan.suite),
      code(fault),
      code(target),
      componentsOf(stack, target)
        .map(({ name }) => code(name))
        .join(', '),
      spof.length === 0 ? 'none' : spof.map(code).join(', '),
    ]),
  );
  return markdownTable(['suite', 'fault', 'target', 'reaches', 'expected single point of failure for'], rows);
}

function stacksTable(): string {
  const rows = topologies.map(({ name, title, failoverBudgetMs, failoverBecause }) => [
    code(name),
    `${title}.`,
    `${formatDuration(failoverBudgetMs)}: ${failoverBecause}`,
  ]);
  return markdownTable(['stack', 'what it is', 'failover budget'], rows);
}

function faultsTable(): string {
  const rows = faults.map(({ id, title, feels, isNot, undo }) => [code(id), `${title}.`, feels, isNot, undoText(undo)]);
  return markdownTable(['fault', 'what it does', 'what users feel', 'what it is not', 'undone by'], rows);
}

const undoText = ({ verb, on }: (typeof faults)[number]['undo']): string => (on === 'nothing' ? 'nothing' : code(verb));

function probesTable(): string {
  const rows = probeJudges.map(({ id, statement, why }) => {
    const { title, lastsMs } = findProbe(id);
    const options = probeOptions[id].map((option) => code(option)).join(', ');
    return [code(id), statement, why, `${title}.`, options, formatDuration(lastsMs)];
  });
  return markdownTable(
    ['probe', 'statement', 'why it matters', 'how it is found out', 'takes', 'on a sound stack'],
    rows,
  );
}

function checksTable(): string {
  const rows = checks.map(({ id, reason, breaks, why }) => [code(id), breaks, why, code(reason)]);
  return markdownTable(['check', 'title when it breaks', 'why it matters', 'reason'], rows);
}

function exitsTable(): string {
  const names = Object.keys(exitCodes) as (keyof typeof exitCodes)[];
  return markdownTable(
    ['exit code', 'meaning'],
    names.map((name) => [String(exitCodes[name]), exitWords[name]]),
  );
}

function errorsTable(): string {
  const rows = Object.entries(failureKinds).map(([name, { exit, next }]) => [code(name), String(exit), next]);
  return markdownTable(['error', 'exit code', 'next step'], rows);
}

function effectsTable(): string {
  return markdownTable(
    ['effect', 'what people felt'],
    Object.entries(effectWord).map(([effect, word]) => [code(effect), word]),
  );
}

function glossaryTable(): string {
  return markdownTable(
    ['word', 'it means'],
    glossary.map(({ word, means }) => [word, means]),
  );
}

function metricsTable(): string {
  const rows = metricFamilies.map(({ name, help }) => [code(name), help]);
  return markdownTable(['metric', 'what it says'], rows);
}

const suites = () =>
  shippedPlans(topologies).map((file) => {
    const stack = pickStack(file, topologies);
    return { plan: resolvePlan(file, stack), stack };
  });
