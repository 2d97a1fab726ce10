import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { findFault } from '../../../chaos/index.ts';
import type { Evidence } from '../../../model/evidence.ts';
import { supports } from '../../../model/evidence.ts';
import { ms } from '../../../model/units.ts';
import { tools } from '../../support/tools.ts';
import type { TestStack } from './raise.ts';
import { raiseForTest, say } from './raise.ts';

// Faults that somebody undoes behind our back during the hold: what was seen of them before and after, and healing.
const stack = await raiseForTest();
const loosen: Readonly<Record<string, (lab: TestStack) => Promise<() => void>>> = {
  'kill server1.nginx': startAnotherOnItsPort,
  'slow server1.nginx': async () => killHelper('duty-cycle'),
  'exhaust server1.app': async () => killHelper('slot-holder'),
  'lossy server1': flushRules,
  'fill-disk primary.mariadb': async () => removeBallast('primary.mariadb'),
};
for (const [order, undo] of Object.entries(loosen)) say(await play(stack, order, undo));
// Left in force on purpose: lowering must take its helpers along.
await findFault('slow').inject(stack.target('server2'));
await findFault('exhaust').inject(stack.target('server1.app'));
await stack.down();
await stack.eventually(2000, () => helpers().length === 0);
say({ helpers: helpers().length });

async function play(lab: TestStack, order: string, undo: (lab: TestStack) => Promise<() => void>) {
  const [verb = '', name = ''] = order.split(' ');
  const [fault, target] = [findFault(verb), lab.target(name)];
  await fault.inject(target);
  const bit = await fault.bit(target, 'bit');
  const clear = await undo(lab);
  let loose: Evidence = { facts: [] };
  await lab.eventually(3000, async () => !supports((loose = await fault.bit(target, 'holds'))));
  clear();
  await fault.heal(target);
  let healed: Evidence = { facts: [] };
  await lab.eventually(10_000, async () => supports((healed = await fault.healed(target))));
  return {
    order,
    bit,
    loose,
    healed,
    steady: await lab.eventually(10_000, async () => (await lab.steadyState()).length === 0),
  };
}

/** As a supervisor that knows nothing of us would: a process outside the component's group listens on its port. */
async function startAnotherOnItsPort(lab: TestStack): Promise<() => void> {
  const program = "require('node:http').createServer((_, answer) => answer.end('back')).listen(80, '198.18.0.12')";
  const another = lab.launch('server1')([tools().node, '-e', program], { logFile: '/run/another.log' });
  return () => another.signal('SIGKILL');
}

function killHelper(script: string): () => void {
  for (const pid of helpers(script)) process.kill(pid, 'SIGKILL');
  return () => undefined;
}

function helpers(script = 'workers/'): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => commandOf(pid).includes(`stack/workers/`) && commandOf(pid).includes(script));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function flushRules(lab: TestStack): Promise<() => void> {
  await lab.exec('server1')([tools().nft, 'flush', 'ruleset'], { timeoutMs: ms(5000) });
  return () => undefined;
}

function removeBallast(component: string): () => void {
  rmSync(`/run/spofproof/${component}/.spofproof-ballast`);
  return () => undefined;
}
