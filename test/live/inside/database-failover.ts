import { writeFile } from 'node:fs/promises';
import { writeId } from '../../../model/sample.ts';
import { systemClock } from '../../../scripts/clock.ts';
import { toolsFor } from '../../../scripts/set-up/index.ts';
import { stackOf } from '../../../scripts/stack-of.ts';
import { ms } from '../../../model/units.ts';
import { tools } from '../../support/tools.ts';
import { lastNo, raiseForTest, say } from './raise.ts';

const spec = stackOf('database-failover');
const { mariadbClient = '' } = await toolsFor([spec], tools(), () => undefined);
const stack = await raiseForTest(undefined, spec);
const acknowledged: number[] = [];
let count = 0;

/** One write over the whole stack: which database took it, none when it was not acknowledged. */
async function write(): Promise<string> {
  const id = writeId(1, count++);
  const { status, body } = await stack.ask('/writes', { id, nonce: `n${id}` });
  if (status !== 201) return '';
  acknowledged.push(id);
  return String((JSON.parse(body) as { database?: string }).database);
}

/** Writes until a database takes one, and says how long it took none. */
async function takenBy(name: string): Promise<number> {
  const begun = systemClock.now();
  const taken = lastNo(async () => (await write()) === name);
  await stack.eventually(20_000, taken.look);
  return Math.round(Math.max(0, taken.at() - begun));
}

const steadyWithin = (limitMs: number): Promise<boolean> =>
  stack.eventually(limitMs, async () => (await stack.steadyState()).length === 0);

/** Asks the database of a host as the application does. */
async function ask(host: string, sql: string): Promise<string> {
  const [as, at] = [['--user=app', '--password=app'], `--host=${stack.addresses[host]}`];
  const argv = [mariadbClient, '--no-defaults', '--batch', '--skip-column-names', ...as, at, `--execute=${sql}`];
  const { code, stdout, stderr } = await stack.exec(host)(argv, { timeoutMs: ms(3000) });
  return (code === 0 ? stdout : stderr).trim();
}

/**
 * Sessions of the standby over the address that leads to who takes writes, though it may have left, in which nothing is under way:
 * an answer that nobody acknowledged is sent again and again, and the kernel itself gives up such a session.
 */
async function sessionsOverAddress(): Promise<number> {
  const { stdout } = await stack.exec('replica')(['cat', '/proc/net/tcp'], { timeoutMs: ms(3000) });
  return stdout.split('\n').filter((line) => / C80012C6:0CEA [0-9A-F:]+ 01 00000000:/.test(line)).length;
}

/** What keeps the stack from being steady when the check of the standby's keepalived fails, and whether it is after. */
async function unfitStandby() {
  const dir = '/run/spofproof/replica.keepalived';
  const front = await stack.exec('replica')(['cat', `${dir}/check-front`], { timeoutMs: ms(3000) });
  const put = (text: string) => writeFile(`${dir}/check-front`, text);
  await put('#!/bin/bash\nexit 1\n');
  let missing: readonly string[] = [];
  await stack.eventually(5000, async () => (missing = await stack.steadyState()).length > 0);
  await put(front.stdout);
  return { missing, steadyAgain: await steadyWithin(10_000) };
}

/** What keeps the stack from being steady when the standby is told to take writes, and whether it is after. */
async function writableStandby() {
  const dir = '/run/spofproof/replica.keepalived';
  const front = await stack.exec('replica')(['cat', `${dir}/check-front`], { timeoutMs: ms(3000) });
  // Told again each second by its keepalived, it would be a reader again before anybody looked.
  await writeFile(`${dir}/check-front`, '#!/bin/bash\nexit 0\n');
  const [order, at] = ['SET GLOBAL read_only=0', '--socket=/run/spofproof/replica.mariadb/mariadb.sock'];
  const argv = [mariadbClient, '--no-defaults', at, '--user=control', `--execute=${order}`];
  let missing: readonly string[] = [];
  // A script that keepalived began before may still make it a reader once more.
  await stack.eventually(5000, async () => {
    await stack.exec('replica')(argv, { timeoutMs: ms(3000) });
    return (missing = await stack.steadyState()).length > 0;
  });
  await writeFile(`${dir}/check-front`, front.stdout);
  return { missing, steadyAgain: await steadyWithin(10_000) };
}

/** What the standby says to a write after a script that was to tell it of an address came to it late. */
async function lateScript(): Promise<string> {
  await stack.exec('replica')(['/run/spofproof/replica.keepalived/become', 'writer'], { timeoutMs: ms(5000) });
  return ask('replica', "INSERT INTO spofproof.writes (id, nonce) VALUES (2, 'x')");
}

const steady = await steadyWithin(5000);
const before = await takenBy('primary.mariadb');
const refused = await ask('replica', "INSERT INTO spofproof.writes (id, nonce) VALUES (1, 'x')");
const primary = stack.target('primary.mariadb');
await Promise.all(primary.components.map((component) => component.kill()));
const promotedMs = await takenBy('replica.mariadb');
await Promise.all(primary.components.map((component) => component.start()));
const rejoined = await ask('primary', "SHOW STATUS LIKE 'wsrep_local_state_comment'");
const backMs = await takenBy('primary.mariadb');
const leftBehind = await sessionsOverAddress();
const ended = await stack.eventually(10_000, async () => (await sessionsOverAddress()) === 0);
const whole = await steadyWithin(10_000);
const late = await lateScript();
const unfit = await unfitStandby();
const writable = await writableStandby();
const ledgers = await stack.ledger(1);
await stack.down();
say({ steps: stack.stepsMs, steady, before, refused, promotedMs, rejoined, backMs, whole, acknowledged, ledgers });
say({ leftBehind, ended, late, unfit, writable });
