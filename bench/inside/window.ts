/** Kills the balancer again and again under load while a prober asks every 2 ms; prints samples, kills and what the prober saw. */
import { readFileSync, rmSync } from 'node:fs';
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
  /** When each kill was complete. */
  readonly killedAt: readonly number[];
  /** The prober's changes: moment and whether it was answered. */
  readonly truth: string;
}

const setting = settingOf() as InsideSetting & { kills: number; ratePerSecond: number };
const [downMs, upMs, settleMs] = [400, 1600, 2000];
const folder = scratch();
const durationMs = settleMs + setting.kills * (downMs + upMs) + 1500;
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
const watched = stack.exec('client')([setting.tools.node, prober, 'watch', stack.url, String(durationMs)], {
  timeoutMs: ms(durationMs + 10_000),
});
const startedAt = await load.startedAt;
const killedAt = await killAgainAndAgain();
await load.ended;
const truth = (await watched).stdout;
await stack.down();
const result: Windows = {
  startedAt,
  durationMs,
  samples: readFileSync(join(folder, 'samples.txt'), 'utf8'),
  killedAt,
  truth,
};
rmSync(folder, { recursive: true });
process.stdout.write(JSON.stringify(result), () => process.exit(0));

async function killAgainAndAgain(): Promise<number[]> {
  const moments: number[] = [];
  await systemClock.until(later(startedAt, settleMs));
  for (let kill = 0; kill < setting.kills; kill++) {
    await Promise.all(balancer.components.map((component) => component.kill()));
    moments.push(systemClock.now());
    await systemClock.until(later(systemClock.now(), downMs));
    await Promise.all(balancer.components.map((component) => component.start()));
    await systemClock.until(later(systemClock.now(), upMs));
  }
  return moments;
}
