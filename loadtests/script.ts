import type { Options } from 'k6/options';
import type { ArmName } from '../model/sample.ts';
import { hostsOf } from './address.ts';
import type { Operation } from './operations/contract.ts';
import { readOperation } from './operations/read.ts';
import { staticOperation } from './operations/static.ts';
import { writeOperation } from './operations/write.ts';
import { decodeSetting, urlsOf } from './setting.ts';
import { shapeOf } from './shape.ts';
import { visit } from './visit.ts';

const setting = decodeSetting(__ENV);

/** What k6 is asked to do; see `shape.ts` for the numbers. */
export const options: Options = {
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
};

const visits = (operation: Operation, arm: ArmName) => (): void =>
  visit(operation, { operation: operation.name, arm }, setting);

const visitStatic = visits(staticOperation, 'main');
const visitRead = visits(readOperation, 'main');
const visitWrite = visits(writeOperation, 'main');

/** What a returning user does: opens the page, looks up an item, stores something. */
export const staticReturning = visits(staticOperation, 'returning');
/** The same for an item. */
export const readReturning = visits(readOperation, 'returning');
/** The same for a write. */
export const writeReturning = visits(writeOperation, 'returning');

/** One function a scenario, by its name. */
export { visitRead as read, visitStatic as static, visitWrite as write };
