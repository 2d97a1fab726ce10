import type { GateVerdict } from '../model/baseline.ts';
import type { Cell } from '../model/cell.ts';
import type { Truth } from '../model/truth.ts';
import type { Verdict } from '../model/verdict.ts';
import { probeSuite } from './junit-probes.ts';
import { wholeCases, wholeSuite } from './junit-whole.ts';
import { escapeMarkup } from './html/escape.ts';
import { describeWith } from './words/cell.ts';
import type { Experiment } from './words/experiment.ts';
import { experimentsOf } from './words/experiment.ts';
import { keyNumber, lossOf, reasonsOf } from './words/measure.ts';
import { truthsOf } from '../model/own-end.ts';
import { findingWord } from './words/verdict-words.ts';

/**
 * JUnit XML for build servers: a suite is an experiment, a case a cell; failure: expectation broken, error: unknown. A run that
 * passes nowhere although all of them held has a case of its own: no build is green by a run that is not. It keeps to what the
 * strictest schema allows (junit-10.xsd of Jenkins' xUnit plugin): no properties of a case, and nothing skipped in the totals; so
 * a case's facts are lines of its output.
 * @param gate what a baseline says: it has a case, and decides in place of what the plan expects of cells and probes
 */
export function renderJUnit(verdict: Verdict, gate?: GateVerdict): string {
  const told = gate ? withoutExpectations(verdict) : verdict;
  const suites = experimentsOf(told).map((one) => suite(told, one));
  const seconds = (verdict.run.durationMs / 1000).toFixed(3);
  const whole = wholeCases(verdict, gate);
  const totals = `${tally([...truthsOf(told), ...whole.map(({ truth }) => truth)])} time="${seconds}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escapeMarkup(verdict.run.suite)}" ${totals}>
${suites.join('')}${probeSuite(told)}${wholeSuite(whole, verdict)}</testsuites>
`;
}

/** The same findings, none of which decides: what is accepted passes, whatever the plan hoped for. */
function withoutExpectations(verdict: Verdict): Verdict {
  const { cells, probes } = verdict;
  return { ...verdict, cells: cells.map(passing), ...(probes && { probes: probes.map(passing) }) };
}

const passing = <One extends { readonly expectation: Truth }>(one: One): One =>
  Object.assign({}, one, { expectation: 'held' });

const tally = (truths: readonly Truth[]): string => {
  const of = (truth: Truth): number => truths.filter((one) => one === truth).length;
  return `tests="${truths.length}" failures="${of('broken')}" errors="${of('unknown')}"`;
};

function suite({ run }: Verdict, one: Experiment): string {
  const lengthMs = one.episodes.reduce((sum, { marks }) => sum + marks.loadEndMs - marks.loadStartMs, 0);
  const head = `name="${escapeMarkup(one.title)}" timestamp="${escapeMarkup(run.startedAt)}" time="${(lengthMs / 1000).toFixed(3)}"`;
  const facts = [
    ['run', run.id],
    ['seed', String(run.seed)],
    ['target', one.target],
    ['fault', one.fault],
  ] as const;
  const cells = [...one.cells, ...one.returning];
  return `  <testsuite ${head} ${tally(truthsOf({ cells }))} skipped="0">
    <properties>
${facts.map(([name, value]) => property(name, value)).join('')}    </properties>
${cells.map((cell) => testCase(cell, one.episodes)).join('')}  </testsuite>
`;
}

const property = (name: string, value: string): string =>
  `      <property name="${name}" value="${escapeMarkup(value)}"/>\n`;

function testCase(cell: Cell, episodes: Experiment['episodes']): string {
  const name = `${cell.operation}${cell.arm === 'main' ? '' : ' by returning users'}: expected ${findingWord[cell.expected]}`;
  const where = `${cell.stack}.${cell.target}.${cell.fault}`;
  return `    <testcase name="${escapeMarkup(name)}" classname="${escapeMarkup(where)}" time="0">
${complaint(cell, episodes)}      <system-out>${[describeWith(cell, episodes), ...factsOf(cell)].map(escapeMarkup).join('\n')}</system-out>
    </testcase>
`;
}

const factsOf = (cell: Cell): readonly string[] =>
  [
    ['finding', cell.finding],
    ['effect', cell.effect],
    ['lost', lossOf(cell)],
    ['key', keyNumber(cell)],
    ['availability', String(cell.availability.hold?.estimate ?? 'no data')],
    ['recoverMs', String(cell.timeToRecoverMs ?? 'no data')],
  ].map(([name, value]) => `${name}: ${value}`);

/** Observed against expected, in one line. */
function complaint(cell: Cell, episodes: Experiment['episodes']): string {
  if (cell.expectation === 'held') return '';
  const kind = cell.expectation === 'broken' ? 'failure' : 'error';
  const message = `expected ${findingWord[cell.expected]}, observed ${findingWord[cell.finding]} (${keyNumber(cell)}, ${lossOf(cell)})`;
  const type = cell.reasons[0]?.reason ?? 'expectation';
  const detail = escapeMarkup(reasonsOf(cell) || describeWith(cell, episodes));
  return `      <${kind} message="${escapeMarkup(message)}" type="${escapeMarkup(type)}">${detail}</${kind}>\n`;
}
