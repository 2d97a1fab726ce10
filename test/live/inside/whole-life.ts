import { readdirSync, readFileSync } from 'node:fs';
import { staticPage } from '../../../model/page.ts';
import { raiseForTest, say } from './raise.ts';

// Raised, used, lowered: what each step showed.
const stack = await raiseForTest();
const write = { id: 10_000_007, nonce: 'n-7' };
const page = await stack.ask('/static/page.html');
const answers = {
  static: { status: page.status, body: page.body === staticPage() ? 'the page' : page.body },
  read: await stack.ask('/items/7'),
  write: await stack.ask('/writes', write),
  noItem: await stack.ask('/items/1001'),
  noWrite: await stack.ask('/writes', { id: 'x' }),
};
await stack.ask('/writes', write);
const [steady, ledger] = [await stack.steadyState(), await stack.ledger(1)];
await stack.down();
const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
const devices = readFileSync('/proc/net/dev', 'utf8')
  .split('\n')
  .flatMap((line) => /^ *([^ ]+):/.exec(line)?.[1] ?? []);
say({
  stepsMs: stack.stepsMs,
  answers,
  steady,
  ledger,
  ends: stack.ends,
  processes,
  devices,
  mounted: readFileSync('/proc/self/mounts', 'utf8'),
});
