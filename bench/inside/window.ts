/**
 * Kills or freezes the balancer again and again under load while a prober asks at a steady rate; prints the samples, the moments of
 * the acts, and what the prober saw.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScript, startLoad } from '../../loadtests/driver/index.ts';
import { later, ms, perSecond } from '../../model/units.ts';
import { systemClock } from '../../scripts/clock.ts';
import type { InsideSetting } from './lab.ts';
import { raiseDefault, scratch, settingOf } from './lab.ts';

/** What came of it. */
export interface Windows {
  /** Start of the load by k6's clock. */
  readonly startedAt: number;
  /** Length of the load. */
  readonly durationMs: number;
  /** The samples as k6 wrote them. */
  readonly samples: string;
  /** When each act was complete, and when it was undone: for a kill, when the balancer was ready again. */
  readonly acts: readonly { readonly fromAt: number; readonly toAt: number }[];
  /** What the prober asked: a line each, `askedAt,endedAt,0|1`. */
  readonly truth: string;
}

/** What is asked of it. */
export interface WindowsAsked {
  /** Verb. */
  readonly act: 'kill' | 'pause';
  /** How often. */
  readonly acts: number;
  /** For how long each time. */
  readonly downMs: number;
  /** Requests per second. */
  readonly ratePerSecond: number;
  /** What the prober does. */
  readonly probe: 'watch' | 'knock';
  /** How often: the time from one to the next. */
  readonly proberMs: number;
}

const setting = settingOf() as InsideSetting & WindowsAsked;
const [upMs, settleMs] = [1600, 2000];
const folder = scratch();
// Starting it again takes up to 200 ms.
const durationMs = settleMs + setting.acts * (setting.downMs + upMs + 200) + 1500;
const stack = await raiseDefault(setting);
const balancer = stack.target('balancer');
const script = join(folder, 'load.js');
await bundleScript(script);
const rate = perSecond(setting.ratePerSecond);
const load = startLoad({
  k6: setting.tools.k6,
  launch: stack.launch('client'),
  clock: systemClock,
  load: {
    ratePerSecond: { static: rate, read: perSecond(0), write: perSecond(0) },
    returningPerSecond: perSecond(0),
    timeoutMs: ms(1000),
    deadlineMs: ms(250),
  },
  durationMs,
  episode: 1,
  url: stack.url,
  script,
  samplesFile: join(folder, 'samples.txt'),
  logFile: join(folder, 'k6.log'),
  seed: 1,
});
const prober = fileURLToPath(new URL('prober.ts', import.meta.url));
const asking = [prober, setting.probe, stack.url, String(durationMs), String(setting.proberMs)];
const watched = stack.exec('client')([setting.tools.node, ...asking], { timeoutMs: ms(durationMs + 10_000) });
const startedAt = await load.startedAt;
const acts = await actAgainAndAgain();
await load.ended;
const truth = (await watched).stdout;
await stack.down();
const samples = readFileSync(join(folder, 'samples.txt'), 'utf8');
const result: Windows = { startedAt, durationMs, samples, acts, truth };
process.stdout.write(JSON.stringify(result), () => process.exit(0));

async function actAgainAndAgain(): Promise<Windows['acts']> {
  const done: { fromAt: number; toAt: number }[] = [];
  await systemClock.until(later(startedAt, settleMs));
  for (let turn = 0; turn < setting.acts; turn++) {
    await Promise.all(balancer.components.map((component) => component[setting.act]()));
    const fromAt = systemClock.now();
    await systemClock.until(later(fromAt, setting.downMs));
    await Promise.all(balancer.components.map((one) => (setting.act === 'kill' ? one.start() : one.resume())));
    done.push({ fromAt, toAt: systemClock.now() });
    await systemClock.until(later(systemClock.now(), upMs));
  }
  return done;
}
