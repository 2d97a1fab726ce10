import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { processGroup, stateOf } from '../../../stack/process-table.ts';
import type { DutyOrders } from '../../../stack/workers/duty-cycle.ts';
import { startTicks } from '../../../stack/workers/duty-cycle.ts';

const script = fileURLToPath(new URL('../../../stack/workers/duty-cycle.ts', import.meta.url));

/** A process that only waits, in a group of its own, for as long as the act takes. */
async function withSleeper<Result>(act: (pid: number) => Promise<Result>): Promise<Result> {
  const sleeper = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  await once(sleeper, 'spawn');
  const pid = sleeper.pid ?? 0;
  try {
    return await act(pid);
  } finally {
    process.kill(-pid, 'SIGKILL');
  }
}

const stat = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'utf8');

/** Of its whole group; one that was let run may still wait for a processor, and is no sleeper until it had it. */
const groupState = (pid: number): string => stateOf(processGroup(pid));

/** Runs the helper to its own end. */
async function play(orders: DutyOrders): Promise<number | null> {
  const helper = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: 'ignore' });
  const [code] = (await once(helper, 'exit')) as [number | null];
  return code;
}

describe('the helper that slows down', () => {
  it('ends at its hard maximum by itself and leaves the group running', async () => {
    await withSleeper(async (leader) => {
      const ticks = startTicks(stat(leader));
      const code = await play({ leader, startTicks: ticks, stoppedMs: 20, runningMs: 10, limitMs: 100 });
      expect({ code, state: groupState(leader) }).toEqual({ code: 0, state: 'running' });
    });
  });

  it('touches no process that only has the number of the one meant', async () => {
    await withSleeper(async (leader) => {
      const code = await play({ leader, startTicks: '1', stoppedMs: 60_000, runningMs: 10, limitMs: 60_000 });
      expect({ code, state: groupState(leader) }).toEqual({ code: 0, state: 'running' });
    });
  });

  it('reads the start of a process past a command with brackets and spaces', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `f${index + 3}`);
    expect(startTicks(`42 (a) b (c)) ${fields.join(' ')}`)).toBe('f22');
  });
});
