import { faults } from '../../../chaos/index.ts';
import type { Fault } from '../../../chaos/index.ts';
import { epochMs } from '../../../model/units.ts';
import { systemClock } from '../../../scripts/clock.ts';
import { twoServers } from '../../../stack/topologies/two-servers.ts';
import type { Answers } from './visitor.ts';
import { visit } from './visitor.ts';
import type { TestStack } from './raise.ts';
import { raiseForTest, say } from './raise.ts';

// Each fault on each target named, through the fault itself: what it showed, what users felt, what healing left.
const stack = await raiseForTest();
for (const argument of process.argv.slice(2)) {
  const [verb, target] = argument.split(' ') as [string, string];
  const fault = faults.find(({ id }) => id === verb);
  if (!fault) throw new Error(`no fault ${verb}`);
  say(await play(stack, fault, target));
}
await stack.down();

async function play(lab: TestStack, fault: Fault, name: string) {
  const target = lab.target(name);
  const begunMs = performance.now();
  const passedMs = (): number => Math.round(performance.now() - begunMs);
  const before: Answers = await visit(lab, twoServers.client, 1000);
  const injectBegunMs = passedMs();
  await fault.inject(target);
  const injectMs = passedMs() - injectBegunMs;
  const bit = await fault.bit(target, 'bit');
  const felt: Answers = await visit(lab, twoServers.client, 4000);
  const still = await fault.bit(target, 'still');
  const witnesses = await target.witness();
  const healBegunMs = passedMs();
  await fault.heal(target);
  const healMs = passedMs() - healBegunMs;
  let healed = await fault.healed(target);
  const back = await lab.eventually(10_000, async () => {
    healed = await fault.healed(target);
    return healed.facts.every(({ asWanted }) => asWanted) && (await lab.steadyState()).length === 0;
  });
  const backMs = passedMs() - healBegunMs;
  const last = await lab.steadyState();
  await systemClock.until(epochMs(systemClock.now() + 500));
  const after: Answers = await visit(lab, twoServers.client, 1000);
  return {
    verb: fault.id,
    name,
    injectMs,
    healMs,
    backMs,
    before,
    bit,
    felt,
    still,
    witnesses,
    healed,
    back,
    last,
    after,
  };
}
