import { findFault } from '../../../chaos/index.ts';
import type { Evidence } from '../../../model/evidence.ts';
import { supports } from '../../../model/evidence.ts';
import { twoServers } from '../../../stack/topologies/two-servers.ts';
import type { TestStack } from './raise.ts';
import { raiseForTest, say } from './raise.ts';
import { visit } from './visitor.ts';

// Each fault on each target named, through the fault itself: what it showed, what users felt, what others said of the
// target, and what healing left.
const stack = await raiseForTest();
for (const argument of process.argv.slice(2)) {
  const [verb = '', target = ''] = argument.split(' ');
  say(await play(stack, verb, target));
}
await stack.down();

async function play(lab: TestStack, verb: string, name: string) {
  const [fault, target] = [findFault(verb), lab.target(name)];
  await fault.inject(target);
  const bit = await fault.bit(target, 'bit');
  const felt = await visit(lab, twoServers.client, 2000);
  const still = await fault.bit(target, 'still');
  const said = await target.witness();
  await fault.heal(target);
  let healed: Evidence = { facts: [] };
  const isBack = async (): Promise<boolean> => supports((healed = await fault.healed(target)));
  const isSteady = async (): Promise<boolean> => (await lab.steadyState()).length === 0;
  const steady = await lab.eventually(10_000, async () => (await isBack()) && (await isSteady()));
  const after = await visit(lab, twoServers.client, 600);
  return { bit, felt, still, said, healed, steady, after };
}
