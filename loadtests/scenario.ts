import type { ArmName } from '../model/sample.ts';
import { armNames } from '../model/sample.ts';
import type { OperationName } from '../model/stack.ts';
import { operationNames } from '../model/stack.ts';
import type { LoadSetting } from './setting.ts';

/** How often users come. */
type Rates = Pick<LoadSetting, 'ratePerSecond' | 'returningPerSecond'>;

/** What one scenario of k6 plays: an operation, by users who come in one way. */
export interface Scenario {
  /** What the users do. */
  readonly operation: OperationName;
  /** How they come. */
  readonly arm: ArmName;
}

/** Every scenario that a load may have. */
export const scenarios: readonly Scenario[] = armNames.flatMap((arm) =>
  operationNames.map((operation) => ({ operation, arm })),
);

/** Its name in k6, and that of the script's function: `read`, `readReturning`. */
export const scenarioName = ({ operation, arm }: Scenario): ScenarioName =>
  arm === 'main' ? operation : `${operation}Returning`;

/** Names of scenarios. */
export type ScenarioName = OperationName | `${OperationName}Returning`;

/** Planned requests per second. What no main user does no returning one does either. */
export function rateOf({ ratePerSecond, returningPerSecond }: Rates, { operation, arm }: Scenario): number {
  if (arm === 'main' || ratePerSecond[operation] === 0) return ratePerSecond[operation];
  return returningPerSecond;
}
