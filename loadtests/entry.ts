import type { Options } from 'k6/options';
import { readOperation } from './operations/read.ts';
import { staticOperation } from './operations/static.ts';
import { writeOperation } from './operations/write.ts';
import { decodeSetting } from './setting.ts';
import { shapeOf } from './shape.ts';
import { visit } from './visit.ts';

const setting = decodeSetting(__ENV);

/** What k6 is asked to do; see `shape.ts` for the numbers. */
export const options: Options = {
  scenarios: shapeOf(setting),
  // Go sends an idempotent request again when a kept connection turns out dead, and so hides half the failures.
  noConnectionReuse: true,
  // A name is looked up for each request, as by users who come and go.
  dns: { ttl: '0', select: 'first', policy: 'preferIPv4' },
  // The body is what decides.
  discardResponseBodies: false,
  // Nobody reads k6's metrics; without tags they cost least, and no URL is kept.
  systemTags: [],
  userAgent: 'spofproof',
};

const visitStatic = (): void => visit(staticOperation, setting);
const visitRead = (): void => visit(readOperation, setting);
const visitWrite = (): void => visit(writeOperation, setting);

/** One function a scenario, by the operation's name. */
export { visitRead as read, visitStatic as static, visitWrite as write };
