import { setTimeout as sleep } from 'node:timers/promises';
import type { ComponentHandle } from '../../../model/handle.ts';
import { raiseForTest, say } from './raise.ts';
import { visit } from './visitor.ts';

/** Longer than the application waits before it asks another database, and shorter than users wait. */
const standsMs = 170;

// The primary is gone, and the replica stands still for a moment again and again: what users got.
const stack = await raiseForTest();
const [primary] = stack.target('primary.mariadb').components;
const [replica] = stack.target('replica.mariadb').components;
if (!primary || !replica) throw new Error('no primary or no replica');
await primary.kill();
const [felt] = await Promise.all([visit(stack, 'client', 4000), standStill(7, replica)]);
say({ felt });
await stack.down();

async function standStill(times: number, component: ComponentHandle): Promise<void> {
  for (let stood = 0; stood < times; stood++) {
    await component.pause();
    await sleep(standsMs);
    await component.resume();
    await sleep(2 * standsMs);
  }
}
