import { readdirSync } from 'node:fs';
import { raiseForTest, say } from './raise.ts';

// Raised, used, lowered: what each step showed.
const stack = await raiseForTest();
const write = { id: 1_000_007, nonce: 'n-7' };
const answers = {
  static: await stack.ask('/static/page.html'),
  read: await stack.ask('/items/7'),
  write: await stack.ask('/writes', write),
  noItem: await stack.ask('/items/1001'),
  noWrite: await stack.ask('/writes', { id: 'x' }),
};
await stack.ask('/writes', write);
const [steady, ledger] = [await stack.steadyState(), await stack.ledger(1)];
await stack.down();
const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
say({
  stepsMs: stack.stepsMs,
  answers,
  steady,
  ledger,
  ends: stack.ends,
  processes,
  devices: readdirSync('/sys/class/net'),
});
