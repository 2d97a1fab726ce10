import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunningProcess } from '../model/handle.ts';
import { ms } from '../model/units.ts';
import type { HelperScript, Lab } from './lab.ts';
import { ticksOf } from './process-table.ts';

/** Hard maximum of every helper: above the longest hold that a plan may ask for, its injection and its healing. */
export const helperLimitMs = ms(12 * 60_000);

/**
 * A helper process of a fault: at most one at a time. It ends by itself at its hard maximum, which it is told when it is
 * started, and it dies with the lab, whose process namespace it shares; nothing depends on the controller's event loop.
 */
export interface BoundedProcess {
  /** Starts it with its orders, unless it runs. */
  start(orders: object): void;
  /** Whether it runs. */
  lives(): boolean;
  /** SIGKILL, without waiting. */
  strike(): void;
  /** Ends it and waits until it is gone; harmless when there is none. */
  end(): Promise<void>;
}

/** The helper of one component that runs a script of `stack/workers/` in the lab's own network. */
export function boundedProcess(lab: Lab, component: string, script: HelperScript): BoundedProcess {
  let running: RunningProcess | undefined;
  const strike = (): void => running?.signal('SIGKILL');
  return {
    lives: () => running !== undefined,
    strike,
    start: (orders) => {
      if (running) return;
      const file = fileURLToPath(new URL(`workers/${script}.ts`, import.meta.url));
      const argv = [lab.tools.node, file, JSON.stringify({ ...orders, limitMs: helperLimitMs })];
      const options = { logFile: join(lab.logsDir, `${component}.${script}.log`) };
      const started = lab.shell.start(argv, options);
      running = started;
      const { pid } = started;
      lab.onStart?.({ component, helper: script, pid, startTicks: ticksOf(pid), argv, options });
      void started.ended.then(() => (running = running === started ? undefined : running));
    },
    end: async () => {
      const { ended } = running ?? {};
      strike();
      await ended;
    },
  };
}
