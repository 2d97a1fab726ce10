import { checkPlan } from './check.ts';
import type { PlanFile, PlanText } from './file.ts';
import { mixedUp } from './mixed-up.ts';
import { refuse } from './problem.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Reads a plan written in YAML (or JSON, which is YAML), and refuses at the first mistake: what `readYaml` refuses, then
 * the shape.
 * @throws Failure `bad-plan`, with `file:line:col` in front
 */
export function parsePlan(text: string, fileName: string): PlanFile {
  const { value, origin } = readYaml(text, { fileName });
  refuse(mixedUp(value, 'plan'), origin);
  checkPlan(value, origin);
  return { ...(value as PlanText), origin };
}
