import type { TestStack } from './raise.ts';
import { raiseForTest, say } from './raise.ts';

type Verb = 'pause' | 'kill' | 'stop' | 'silence';

// One fault of each verb on each target named; what was seen before, during and after.
const stack = await raiseForTest();
for (const argument of process.argv.slice(2)) {
  const [verb, target] = argument.split(' ') as [Verb, string];
  say(await play(stack, verb, target));
}
await stack.down();

async function play({ ends, ...lab }: TestStack, verb: Verb, name: string) {
  const target = lab.target(name);
  const look = async () => ({
    components: await Promise.all(target.components.map((component) => component.observe())),
    network: await target.network.observe(),
  });
  const before = await look();
  const endsBefore = ends.length;
  if (verb === 'silence') await target.network.silence();
  else await Promise.all(target.components.map((component) => component[verb]()));
  // HAProxy's checks every 300 ms, and the replica's heartbeats, run into the silence.
  await lab.eventually(5000, async () => verb !== 'silence' || (await target.network.observe()).droppedPackets > 0);
  const during = await look();
  const missing = await lab.steadyState();
  await target.network.restore();
  for (const component of target.components) await component[verb === 'pause' ? 'resume' : 'start']();
  const after = await look();
  let last: readonly string[] = [];
  const steady = await lab.eventually(10_000, async () => (last = await lab.steadyState()).length === 0);
  return {
    verb,
    name,
    before,
    during,
    missing,
    after,
    steady,
    last,
    ends: ends.slice(endsBefore),
  };
}
