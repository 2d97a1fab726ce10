import { chanceAt } from '../model/chance.ts';
import { beginningMs, jitterShare, marginMs, usersFor } from '../model/load.ts';
import type { Scenario, ScenarioName } from './scenario.ts';
import { rateOf, scenarioName, scenarios } from './scenario.ts';
import type { LoadSetting } from './setting.ts';
import { urlsOf } from './setting.ts';

/** One scenario as k6 takes it; see `ConstantArrivalRateScenario` of k6. */
export interface ScenarioShape {
  /** Open model: a request starts when it is planned, whatever became of those before. */
  readonly executor: 'constant-arrival-rate';
  /** Name of the script's function. */
  readonly exec: ScenarioName;
  /** Requests per `timeUnit`; k6 takes whole numbers only. */
  readonly rate: number;
  /** Always a second. */
  readonly timeUnit: '1s';
  /** How long new requests are begun. */
  readonly duration: string;
  /** Virtual users there from the start. */
  readonly preAllocatedVUs: number;
  /** The same number: k6 starts further ones one at a time, which is too slow to help. */
  readonly maxVUs: number;
  /** How long requests under way may take to end afterwards. */
  readonly gracefulStop: string;
}

/** The scenarios of a load by name; one with rate 0 is left out. */
export function shapeOf(setting: LoadSetting): Partial<Record<ScenarioName, ScenarioShape>> {
  const asked = scenarios.filter((scenario) => rateOf(setting, scenario) > 0);
  return Object.fromEntries(asked.map((scenario) => [scenarioName(scenario), shapeOfOne(scenario, setting)]));
}

/**
 * Users take turns, and requests go to several places in turn: of as many users as can be shared out evenly among the places, each
 * comes back to the place to which he has a connection, as long as all are answered.
 */
function usersOf(scenario: Scenario, setting: LoadSetting): number {
  const users = usersFor(rateOf(setting, scenario), setting.timeoutMs);
  const places = scenario.arm === 'returning' ? urlsOf(setting).length : 1;
  return Math.ceil(users / places) * places;
}

function shapeOfOne(scenario: Scenario, setting: LoadSetting): ScenarioShape {
  const rate = rateOf(setting, scenario);
  const users = usersOf(scenario, setting);
  return {
    executor: 'constant-arrival-rate',
    exec: scenarioName(scenario),
    rate,
    timeUnit: '1s',
    duration: `${beginningMs(setting.durationMs)}ms`,
    preAllocatedVUs: users,
    maxVUs: users,
    gracefulStop: `${setting.timeoutMs + 4 * marginMs}ms`,
  };
}

/**
 * The chance delay of a request inside its slot: uniform in [0, 0.8 x slot), whole milliseconds, the same for the same
 * seed. Without it equal rates and a round robin fall into step, and one operation always meets the same server.
 */
export function jitterMs(setting: LoadSetting, scenario: Scenario, iteration: number): number {
  const slotMs = 1000 / rateOf(setting, scenario);
  const place = scenarios.findIndex(({ operation, arm }) => operation === scenario.operation && arm === scenario.arm);
  return Math.floor(chanceAt(setting.seed, iteration * scenarios.length + place) * jitterShare * slotMs);
}
