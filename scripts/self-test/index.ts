import { join, resolve } from 'node:path';
import type { KnownCase } from '../../known/case.ts';
import { knownAnswers } from '../../known/answers.ts';
import { knownCases } from '../../known/cases.ts';
import type { CaseTruth } from '../../known/truth.ts';
import { exitCodes } from '../../model/exit.ts';
import { Failure, reasonOf } from '../../model/failure.ts';
import { nearest } from '../../model/name.ts';
import { systemClock } from '../clock.ts';
import { refuseCovered } from '../covered.ts';
import { checkNamedFile, placeOf } from '../named-file.ts';
import type { SelfTestOptions } from '../options.ts';
import { openOutput } from '../output.ts';
import { checkWritable, runIdOf } from '../run-folder.ts';
import { checkedSeed } from '../seed.ts';
import { mindSignals } from '../signals.ts';
import { cacheFolder, setUp, toolVersions } from '../set-up/index.ts';
import { writeWhole } from '../write-whole.ts';
import { planOfCase } from './plan.ts';
import type { CaseResult, PreparedCase } from './play.ts';
import { playCases } from './play.ts';
import { stackOfCase } from './stack.ts';
import { exitOfAll, sumOf } from './sum.ts';
import { documentText, lineOf, mistakeLines, tableText } from './words.ts';

/** Plays the known answers, compares, and tells. @returns exit code: 0 only without a mistake */
export async function selfTest(options: SelfTestOptions): Promise<number> {
  return compareAll(chosenOf(options.only, knownCases), knownAnswers, options);
}

/** Plays these cases and compares them with these answers. @returns exit code */
export async function compareAll(
  cases: readonly KnownCase[],
  answers: Readonly<Record<string, CaseTruth>>,
  options: SelfTestOptions,
): Promise<number> {
  const output = openOutput(options);
  const seed = checkedSeed(options.seed);
  const prepared = cases.map((known) => prepare(known, answers));
  refuseCovered({ '--runs': options.runs });
  checkWritable(options.runs);
  if (options.write !== undefined) checkNamedFile(options.write, { option: '--write', example: 'known-answers.md' });
  const tools = await setUp({ say: output.note });
  const versions = await toolVersions(tools);
  const runsDir = join(resolve(options.runs), `self-test-${runIdOf('', systemClock.now()).replace(/-$/, '')}`);
  const ground = { tools, versions, runsDir, cacheDir: cacheFolder(), seed };
  // Minded until all is told, also between two cases: what was found so far must not be lost.
  const { signal: stop, release } = mindSignals();
  try {
    const results = await playCases(prepared, { ...ground, stop }, (result, place) => {
      output.note(lineOf(result, place, prepared.length));
      mistakeLines(result).forEach(output.note);
    });
    tell(results, seed, options);
    return exitOfAll(results);
  } finally {
    release();
  }
}

function tell(results: readonly CaseResult[], seed: number, options: SelfTestOptions): void {
  const output = openOutput(options);
  const sum = sumOf(results);
  output.data(options.json ? JSON.stringify({ ...sum, cases: results }, undefined, 2) : tableText(results, sum));
  if (options.write === undefined) return;
  if (results.some(({ exit }) => exit >= exitCodes.hangup)) {
    output.note(`${options.write} is left as it was: not every case was played`);
    return;
  }
  const about = `${new Date().toISOString().slice(0, 10)}, seed ${seed}, ${results.length} cases`;
  try {
    writeWhole(placeOf(options.write), documentText(results, sum, about));
  } catch (thrown) {
    // What was found out is told, and stays what the command ends with.
    output.error(`${options.write} could not be written: ${reasonOf(thrown)}`);
  }
}

function prepare(known: KnownCase, answers: Readonly<Record<string, CaseTruth>>): PreparedCase {
  const stack = stackOfCase(known.stack);
  return { known, stack, plan: planOfCase(known, stack), truth: answers[known.name] ?? {} };
}

/**
 * The cases named, or all.
 * @throws Failure `bad-argument` when there is none of a name, or one is named twice: its verdicts would count as if independent
 */
export function chosenOf(only: string | undefined, cases: readonly KnownCase[]): readonly KnownCase[] {
  if (only === undefined) return cases;
  const names = cases.map(({ name }) => name);
  const asked = only.split(',');
  return asked.map((wanted, place) => {
    if (asked.indexOf(wanted) < place) {
      const why = 'Its verdicts would count as those of two cases: name it once.';
      throw new Failure('bad-argument', { what: `the case \`${wanted}\` is named a second time`, why });
    }
    const found = cases.find(({ name }) => name === wanted);
    if (found) return found;
    const near = nearest(wanted, names);
    const why = near === undefined ? `Known cases: ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
    throw new Failure('bad-argument', { what: `no known case \`${wanted}\``, why });
  });
}
