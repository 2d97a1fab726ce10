import { readFileSync } from 'node:fs';

/** Orders of the helper that slows a component down. */
export interface DutyOrders {
  /** Leader of the process group. */
  readonly leader: number;
  /** When the leader was started, in the kernel's own ticks: another process of the same number is somebody else. */
  readonly startTicks: string;
  /** How long it is stopped in each round. */
  readonly stoppedMs: number;
  /** How long it then runs. */
  readonly runningMs: number;
  /** Hard maximum: past this the helper lets the group run and ends. */
  readonly limitMs: number;
}

/** Start time of a process from the text of `/proc/<pid>/stat`; the command between the brackets may hold anything. */
export const startTicks = (text: string): string => text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';

function isSame({ leader, startTicks: wanted }: DutyOrders): boolean {
  try {
    return startTicks(readFileSync(`/proc/${leader}/stat`, 'utf8')) === wanted;
  } catch {
    return false;
  }
}

const until = (momentMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, momentMs - performance.now())));

/**
 * Stops and continues the group in turns until the limit, or until its leader is gone. The moments are fixed beforehand:
 * whoever wakes late on a busy machine is late once, and does not shift all that follows.
 */
async function play(orders: DutyOrders): Promise<void> {
  const { leader, stoppedMs, runningMs, limitMs } = orders;
  const begunMs = performance.now();
  for (let roundMs = begunMs; roundMs < begunMs + limitMs && isSame(orders); roundMs += stoppedMs + runningMs) {
    process.kill(-leader, 'SIGSTOP');
    await until(roundMs + stoppedMs);
    if (isSame(orders)) process.kill(-leader, 'SIGCONT');
    await until(roundMs + stoppedMs + runningMs);
  }
}

if (import.meta.main) await play(JSON.parse(process.argv[2] ?? 'null') as DutyOrders);
