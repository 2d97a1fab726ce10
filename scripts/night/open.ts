import { setTimeout as pause } from 'node:timers/promises';
import { resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import type { ProveOptions } from '../options.ts';
import type { Output } from '../output.ts';
import { mindSignals } from '../signals.ts';
import type { Account, NightOptions, NightSurroundings } from './account.ts';
import { accounted } from './accounted.ts';
import type { Deadline } from './deadline.ts';
import { deadlineIn } from './deadline.ts';
import { keepRuleOf } from './keep-options.ts';
import { checkMetricsFile } from './metrics-file.ts';
import { webhookOf } from './webhook.ts';

/** A command that runs by itself: how long it may take, and who is told. */
export interface Night {
  /** When it winds up; undefined when it may take as long as it takes. */
  readonly deadline: Deadline | undefined;
  /** Does its work, which stops when a signal asks for it, and tells of its end. */
  readonly accounted: (account: Account, work: (stop: AbortSignal) => Promise<number>) => Promise<number>;
}

/**
 * What the options of `prove` say of it.
 * @throws Failure `bad-argument`, before anything is started
 */
export function openNight(options: ProveOptions, output: Output, env: NodeJS.ProcessEnv = process.env): Night {
  const { metrics } = options;
  const deadline = deadlineIn(options.deadline, systemClock.now());
  const webhook = webhookOf(options.webhook, env, output.note);
  const keep = keepRuleOf(options);
  if (metrics !== undefined) checkMetricsFile(metrics);
  const night: NightOptions = {
    runsDir: resolve(options.runs),
    annotates: env['GITHUB_ACTIONS'] === 'true',
    ...(metrics !== undefined && { metrics }),
    ...(webhook && { webhook }),
    ...(keep && { keep }),
  };
  const around: NightSurroundings = {
    fetch,
    pause,
    nowMs: () => Date.now(),
    say: output.note,
    command: output.command,
  };
  return {
    deadline,
    accounted: (account, work) => {
      // Minded until all is told: one keystroke reaches us several times.
      const { signal, release } = mindSignals();
      return accounted(night, around, account, () => work(signal)).finally(release);
    },
  };
}
