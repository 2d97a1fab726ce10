import type { Options } from 'k6/options';
import type { OperationName } from '../model/stack.ts';
import { hostsOf } from './address.ts';
import type { Operation } from './operations/contract.ts';
import { readOperation } from './operations/read.ts';
import { staticOperation } from './operations/static.ts';
import { writeOperation } from './operations/write.ts';
import type { ScenarioName } from './scenario.ts';
import { scenarioName, scenarios } from './scenario.ts';
import type { LoadSetting } from './setting.ts';
import { decodeSetting, urlsOf } from './setting.ts';
import { shapeOf } from './shape.ts';
import type { K6, User } from './visit.ts';
import { visit } from './visit.ts';

/** The load script. */
export interface Script {
  /** What k6 is asked to do. */
  options(): Options;
  /** One visit of each scenario's users. */
  readonly visits: Readonly<Record<ScenarioName, () => void>>;
}

const operations: Readonly<Record<OperationName, Operation>> = {
  static: staticOperation,
  read: readOperation,
  write: writeOperation,
};

/** Makes the script of what the driver told k6. */
export function makeScript(k6: K6): Script {
  const setting = decodeSetting(__ENV);
  const visits = scenarios.map((scenario) => {
    const user: User = { ...scenario };
    return [scenarioName(scenario), () => visit(k6, operations[scenario.operation], user, setting)];
  });
  return { options: () => optionsOf(setting), visits: Object.fromEntries(visits) as Script['visits'] };
}

/** See `shape.ts` for the numbers. */
const optionsOf = (setting: LoadSetting): Options => ({
  scenarios: shapeOf(setting),
  // The same for the whole process: what each arm keeps is decided request by request, see `address.ts`.
  noConnectionReuse: false,
  hosts: hostsOf(...urlsOf(setting)),
  // A virtual user keeps one connection, like a person with one browser.
  batch: 1,
  batchPerHost: 1,
  // A name is looked up for each request, as by users who come and go.
  dns: { ttl: '0', select: 'first', policy: 'preferIPv4' },
  // The body is what decides.
  discardResponseBodies: false,
  // Nobody reads k6's metrics; without tags they cost least, and no URL is kept.
  systemTags: [],
  userAgent: 'spofproof',
});
