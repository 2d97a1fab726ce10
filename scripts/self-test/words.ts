import { formatDuration } from '../../model/units.ts';
import { code, markdownTable } from '../docs/markdown.ts';
import type { CaseResult } from './play.ts';
import type { SelfTestSum } from './sum.ts';
import { countOf } from './sum.ts';

/** One case in a line, as soon as it is known. */
export function lineOf(result: CaseResult, place: number, all: number): string {
  const { name, verdicts, seconds } = result;
  const [wrong, missed] = [countOf([result], 'false'), countOf([result], 'missed')];
  return `[${place}/${all}] ${name}: ${verdicts} verdicts, ${wrong} false, ${missed} missed (${seconds.toFixed(1)} s)`;
}

/** How the run of a case failed, every mistake with its reasons, and where to look. */
export const mistakeLines = ({ name, mistakes, failure, folder }: CaseResult): readonly string[] =>
  mistakes.length === 0 && failure === undefined
    ? []
    : [
        ...(failure === undefined ? [] : [`  failed: ${name}: ${failure}`]),
        ...mistakes.flatMap(({ cell, kind, differences, reasons }) => [
          `  ${kind}: ${name}, ${cell}: ${differences.join('; ')}`,
          ...reasons.map((reason) => `    ${reason}`),
        ]),
        `  run: ${folder ?? 'there is none'}`,
      ];

/** The table for a terminal. */
export function tableText(results: readonly CaseResult[], sum: SelfTestSum): string {
  const widest = Math.max(4, ...results.map(({ name }) => name.length));
  const row = (name: string, ...numbers: readonly (string | number)[]): string =>
    [name.padEnd(widest), ...numbers.map((number) => String(number).padStart(8))].join('  ');
  const rows = results.map((result) =>
    row(result.name, result.verdicts, countOf([result], 'false'), countOf([result], 'missed'), `${result.seconds} s`),
  );
  return [
    row('case', 'verdicts', 'false', 'missed', 'took'),
    ...rows,
    row('all', sum.verdicts, sum.falseFindings, sum.missedFindings, `${sum.seconds} s`),
    '',
    boundText(sum),
  ].join('\n');
}

/** What so many verdicts without a mistake are worth. */
export function boundText({ verdicts, falseFindings, missedFindings, bound }: SelfTestSum): string {
  if (bound === null) return `${falseFindings} false and ${missedFindings} missed findings in ${verdicts} verdicts.`;
  const percent = (bound * 100).toFixed(1);
  return (
    `0 false and 0 missed findings in ${verdicts} verdicts: at most ${percent} % of verdicts are wrong ` +
    `(1 - 0.05^(1/${verdicts}), one-sided 95 %), as far as these cases stand for others.`
  );
}

/** The same as a document. */
export function documentText(results: readonly CaseResult[], sum: SelfTestSum, about: string): string {
  const rows = results.map((result) => [
    code(result.name),
    result.title,
    String(result.verdicts),
    String(countOf([result], 'false')),
    String(countOf([result], 'missed')),
  ]);
  const mistakes = results.flatMap(mistakeLines);
  return [
    '# Known answers',
    '',
    'Stacks whose truth is known, each judged blind by `spofproof self-test`: the plan that is run expects nothing, and what',
    'was judged is compared with the truth afterwards. A verdict is one stack x target x fault x operation. `false`: something',
    'was claimed that is not so; `missed`: something that is so was not found. The stacks are in `known/stacks/`, the truths in',
    '`known/answers.ts`.',
    '',
    `${about}, ${formatDuration(sum.seconds * 1000)}.`,
    '',
    boundText(sum),
    '',
    markdownTable(['case', 'what is known', 'verdicts', 'false', 'missed'], rows),
    ...(mistakes.length === 0 ? [] : ['', '```', ...mistakes, '```']),
    '',
  ].join('\n');
}
