/**
 * Drops everything that comes to the users for ten seconds of a minute while pairs of generators, k6 as it comes and ours, ask for the
 * static page, each pair with another number of virtual users; prints what each of them has to say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScript, startLoad } from '../../loadtests/driver/index.ts';
import { usersFor } from '../../model/load.ts';
import { later, ms, perSecond } from '../../model/units.ts';
import { defaults } from '../../plans/defaults.ts';
import { systemClock } from '../../scripts/clock.ts';
import type { InsideSetting } from './lab.ts';
import { raiseDefault, scratch, settingOf } from './lab.ts';
import { limitedScript, plainScript } from './scripts.ts';

/** What a pair of generators says. */
export interface Arm {
  /** Virtual users over those that the rate takes. */
  readonly share: number;
  /** Virtual users of each. */
  readonly users: number;
  /** k6's own rate of passed checks. */
  readonly checkRate: number;
  /** Our samples as k6 wrote them. */
  readonly samples: string;
}

/** What came of it. */
export interface Hole {
  /** Requests per second of each generator. */
  readonly ratePerSecond: number;
  /** Length of the load. */
  readonly durationMs: number;
  /** Nothing came from this moment on. */
  readonly fromAt: number;
  /** To this one. */
  readonly toAt: number;
  /** Every pair. */
  readonly arms: readonly Arm[];
}

const setting = settingOf() as InsideSetting & { shares: readonly number[] };
const [ratePerSecond, durationMs, beforeMs, holeMs] = [40, 60_000, 20_000, 10_000];
const folder = scratch();
const stack = await raiseDefault(setting);
const bundle = join(folder, 'load.js');
await bundleScript(bundle);
const running = setting.shares.map(startPair);
await Promise.all(running.map(({ begun }) => begun));
const beganAt = systemClock.now();
await systemClock.until(later(beganAt, beforeMs));
await nft(`add table inet hole; add chain inet hole incoming { type filter hook input priority 0; policy drop; }`);
const fromAt = systemClock.now();
await systemClock.until(later(fromAt, holeMs));
const toAt = systemClock.now();
await nft('delete table inet hole');
const arms = await Promise.all(running.map(({ said }) => said));
await stack.down();
const result: Hole = { ratePerSecond, durationMs, fromAt, toAt, arms };
process.stdout.write(JSON.stringify(result), () => process.exit(0));

/** On the users' side: the stack behind it does not even notice, so that nothing has to be found healthy again. */
async function nft(command: string): Promise<void> {
  const { code, stderr } = await stack.exec('client')([setting.tools.nft, command], { timeoutMs: ms(5000) });
  if (code !== 0) throw new Error(`nft: ${stderr}`);
}

function startPair(share: number): { begun: Promise<unknown>; said: Promise<Arm> } {
  const users = Math.max(1, Math.round(share * usersFor(ratePerSecond, defaults.timeoutMs)));
  const ours = startOurs(users);
  const plain = startPlain(users);
  const said = Promise.all([ours.samples, plain]).then(([samples, checkRate]) => ({
    share,
    users,
    checkRate,
    samples,
  }));
  return { begun: ours.begun, said };
}

function startOurs(users: number): { begun: Promise<unknown>; samples: Promise<string> } {
  const [script, samplesFile] = [join(folder, `ours-${users}.js`), join(folder, `ours-${users}.txt`)];
  writeFileSync(script, limitedScript(users));
  const none = perSecond(0);
  const load = startLoad({
    k6: setting.tools.k6,
    launch: stack.launch('client'),
    clock: systemClock,
    load: {
      ratePerSecond: { static: perSecond(ratePerSecond), read: none, write: none },
      returningPerSecond: none,
      timeoutMs: defaults.timeoutMs,
      deadlineMs: defaults.deadlineMs,
    },
    durationMs,
    episode: 1,
    url: stack.url,
    script,
    samplesFile,
    logFile: join(folder, `ours-${users}.log`),
    seed: 1,
  });
  return { begun: load.startedAt, samples: load.ended.then(() => readFileSync(samplesFile, 'utf8')) };
}

async function startPlain(users: number): Promise<number> {
  const [script, summary] = [join(folder, `plain-${users}.js`), join(folder, `plain-${users}.json`)];
  const plan = { url: stack.url, ratePerSecond, durationMs, timeoutMs: defaults.timeoutMs, users, summary };
  writeFileSync(script, plainScript(plan));
  const argv = [setting.tools.k6, 'run', '--quiet', '--no-usage-report', '--address', '', script];
  const { code, stderr } = await stack.exec('client')(argv, { timeoutMs: ms(durationMs + 30_000) });
  if (code !== 0) throw new Error(`k6 ended with ${code}: ${stderr}`);
  return (JSON.parse(readFileSync(summary, 'utf8')) as { checkRate: number }).checkRate;
}
