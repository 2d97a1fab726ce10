import type { Baseline } from '../model/baseline.ts';
import { reasonOf } from '../model/failure.ts';
import { contradictions, badKeys } from './baseline-rules.ts';
import { baselineSchema } from './baseline-schema.ts';
import type { PlanOrigin } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { refuse } from './problem.ts';
import { checkShape } from './shape.ts';
import { shown } from './shown.ts';
import type { TextProblem } from './text-limits.ts';
import { readYaml } from './yaml-file.ts';

/** A baseline, and where everything in its file stands. */
export interface BaselineFile {
  /** What is accepted. */
  readonly baseline: Baseline;
  /** Finds values in the text. */
  readonly origin: PlanOrigin;
}

/**
 * Reads a baseline. It is JSON: what people have to say stands in `comment` and `reason`, which an update keeps.
 * @throws Failure `bad-baseline` with the first mistake, `file:line:col` in front
 */
export function parseBaseline(text: string, fileName: string): BaselineFile {
  const { value, origin } = readYaml(text, { fileName, holds: 'baseline' }, otherNotation);
  refuse(newerSchema(value), origin);
  refuse(badKeys(value), origin);
  const checked = checkShape({ schema: baselineSchema, whole: 'the baseline' }, value);
  if ('problems' in checked) {
    refuse(checked.problems, origin);
    throw new TypeError('the schema refused a baseline without naming a reason');
  }
  refuse(contradictions(checked.read), origin);
  return { baseline: checked.read, origin };
}

/**
 * YAML may hold comments and several spellings of a value; the next update would lose them. A file without a word is left to
 * what says that of any file.
 */
function otherNotation(text: string): TextProblem | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (thrown) {
    const said = reasonOf(thrown);
    const [, offset = said.includes('end of JSON') ? text.length : 0] = /at position (\d+)/.exec(said) ?? [];
    const why = `${said.replace(/ (in JSON )?at position.*$/, '')}. YAML is none: its comments would be lost by the next update.`;
    return { offset: Number(offset), what: 'this is not JSON', why };
  }
}

function newerSchema(value: unknown): readonly PlanProblem[] {
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  const [, version = '1'] = /^spofproof\/baseline@(\d{1,6})$/.exec(String(schema)) ?? [];
  if (Number(version) <= 1) return [];
  const what = `${shown(schema)} is newer than spofproof/baseline@1, which is what can be read here`;
  return [{ path: ['schema'], what, why: 'A newer spofproof wrote it: update this one.' }];
}

/**
 * Refuses a baseline of another stack or suite than it is held against.
 * @throws Failure `bad-baseline`
 */
export function refuseOther({ baseline, origin }: BaselineFile, run: Pick<Baseline, 'stack' | 'suite'>): void {
  const kinds = ['stack', 'suite'] as const;
  const problems = kinds
    .filter((kind) => baseline[kind] !== run[kind])
    .map((kind) => ({
      path: [kind],
      what: `it is a baseline of the ${kind} ${shown(baseline[kind])}, and this is ${shown(run[kind])}`,
      why: `What is accepted of one ${kind} says nothing about another one.`,
    }));
  refuse(problems, origin);
}
