import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { staticPage } from '../../../model/page.ts';
import { ms } from '../../../model/units.ts';
import { raiseForTest, say } from './raise.ts';

const relaying = '/proc/sys/net/ipv4/ip_forward';

// Raised, used, lowered: what each step showed; on a machine that relays.
writeFileSync(relaying, '1');
const stack = await raiseForTest();
const write = { id: 10_000_007, nonce: 'n-7' };
const page = await stack.ask('/static/page.html');
// An application that was there before its replica reads from the primary until it looks again, every 250 ms.
let read = await stack.ask('/items/7');
await stack.eventually(2000, async () => {
  if (!read.body.includes('replica.mariadb')) read = await stack.ask('/items/7');
  return read.body.includes('replica.mariadb');
});
const answers = {
  static: { status: page.status, body: page.body === staticPage() ? 'the page' : page.body },
  read,
  write: await stack.ask('/writes', write),
  noItem: await stack.ask('/items/1001'),
  noWrite: await stack.ask('/writes', { id: 'x' }),
};
await stack.ask('/writes', write);
const relays = [readFileSync(relaying, 'utf8')];
for (const host of Object.keys(stack.addresses)) {
  relays.push((await stack.exec(host)(['cat', relaying], { timeoutMs: ms(5000) })).stdout);
}
const [steady, ledger] = [await stack.steadyState(), await stack.ledger(1)];
await stack.down();
const processes = (): number => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
// Orphans that were killed are in the table until process 1 has taken note: bash, this script, and whoever reads it stay.
await stack.eventually(2000, () => processes() <= 3);
const devices = readFileSync('/proc/net/dev', 'utf8')
  .split('\n')
  .flatMap((line) => /^ *([^ ]+):/.exec(line)?.[1] ?? []);
say({
  stepsMs: stack.stepsMs,
  answers,
  relays,
  steady,
  ledger,
  ends: stack.ends,
  processes: processes(),
  devices,
  mounted: readFileSync('/proc/self/mounts', 'utf8'),
});
