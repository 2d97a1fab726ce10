import { fileURLToPath } from 'node:url';
import { ms } from '../../../model/units.ts';
import { systemClock } from '../../../scripts/clock.ts';
import { stackOf } from '../../../scripts/stack-of.ts';
import type { TestStack } from './raise.ts';
import { lastNo, raiseForTest, say } from './raise.ts';

// Two balancers and one address: what becomes of it when the first one's HAProxy is killed, when it returns, and when
// the whole host is cut off.
const file = fileURLToPath(new URL('../../../docs/stacks/balancer-failover.yaml', import.meta.url));
const stack = await raiseForTest(undefined, stackOf(file));
const [haproxy] = stack.target('balancer1.haproxy').components;
const [guardian] = stack.target('balancer1.keepalived').components;
const cable = stack.target('balancer1').network;
if (!haproxy || !guardian) throw new Error('no such component');

const holder = async (lab: TestStack): Promise<readonly string[]> => {
  const looks = ['balancer1', 'balancer2'].map(async (host) => {
    const { stdout } = await lab.exec(host)(['ip', '-4', '-o', 'address', 'show', 'to', '198.18.0.200/32'], {
      timeoutMs: ms(2000),
    });
    return stdout.trim() === '' ? [] : [host];
  });
  return (await Promise.all(looks)).flat();
};

/** Does something and tells for how long the site then did not answer from where it should, and where it does. */
async function after(what: string, act: () => Promise<void>, wanted: string): Promise<void> {
  const begun = systemClock.now();
  await act();
  const there = lastNo(async () => (await holder(stack)).includes(wanted));
  const moved = await stack.eventually(15_000, there.look);
  const answered = lastNo(async () => (await stack.ask('/items/1')).status === 200);
  const answers = await stack.eventually(5000, answered.look);
  const goneMs = Math.max(0, there.at() - begun, answered.at() - begun);
  say({ what, moved, answers, goneMs, holders: await holder(stack), missing: await stack.steadyState() });
}

await after('raised', async () => undefined, 'balancer1');
await after('killed', () => haproxy.kill(), 'balancer2');
await after('restarted', () => haproxy.start(), 'balancer1');
await after('stopped', () => guardian.stop(), 'balancer2');
await after('started', () => guardian.start(), 'balancer1');
await after('cut', () => cable.silence(), 'balancer2');
await after('mended', () => cable.restore(), 'balancer1');
await stack.down();
