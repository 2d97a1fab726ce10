import { epochMs } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { recordOf } from './record.ts';
import { added } from './record-edits.ts';
import { loadStartAt } from './record-events.ts';
import { times } from './record-plan.ts';
import type { Shape } from './record-shapes.ts';
import { twoOnAHost } from './two-on-a-host.ts';

/** Every answer names the host. */
const byTheirHost: Shape = () => ({ server: 'server' });

/** A record of `stop one` while the other server on the host of `one` serves, and the balancer sees a server down. */
export function twinRecord(seenDown: string): EvidenceRecord {
  const [balancer, state, at] = ['balancer.haproxy', 'DOWN', epochMs(loadStartAt(2) + times.injected + 300)] as const;
  const edit = added(() => ({ type: 'balancer-saw', at, balancer, server: `app/${seenDown}`, state }));
  return { ...recordOf({ episodes: [{ target: 'one', fault: 'stop', shape: byTheirHost, edit }] }), stack: twoOnAHost };
}
