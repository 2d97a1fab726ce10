import { membersOf } from '../model/cluster.ts';
import type { FaultId } from '../model/plan.ts';
import type { StackSpec } from '../model/stack.ts';
import { entriesOf } from '../model/stack.ts';
import { distinctActs } from './distinct-acts.ts';
import type { PlanFile } from './file.ts';
import { durationText, percentText } from './shown.ts';

/** The verbs of a sweep: what takes a target away in five ways that feel different. */
const sweepFaults: readonly FaultId[] = ['stop', 'kill', 'pause', 'isolate', 'slow'];

/**
 * A stack under 210 requests a second, its users among it, was measured to take 0.96 processors of a slow machine of two; two of
 * them side by side must leave some of both, or requests are begun late.
 */
const [availability, ratePerSecond, timeoutMs] = [0.95, 60, 500];

/**
 * A slowed component is stopped for 100 ms at a time, and the longest way through a slowed host passes three: its web server,
 * its application, and the web server once more. Whatever is late beyond those 300 ms and a busy machine's 100 is late for
 * another reason, so that a slowed target is truly expected to be survived. With the usual 250 ms, 3 to 5 % of the reads
 * through a slowed server were measured late: neither survival nor its contrary, at a bar of 95 %.
 */
const deadlineMs = 400;

/**
 * Two whole stacks side by side, each with half of the acts: most of an episode is waiting, and one after the other they
 * would take nine minutes.
 */
const lanes = 2;

/** Requests that show the bar although one of them was bad (Clopper-Pearson; 59 do when all are good), and two torn ones. */
const judgedSlots = 93 + 2;

/** The steady state after a fault: those requests. No act follows, so that all of them count. */
const afterMs = Math.ceil((judgedSlots * 1000) / ratePerSecond / 50) * 50;

/** The same before an act: the last deadline's worth belongs to no phase there. */
const steadyMs = afterMs + deadlineMs;

/**
 * Longest way back for users: a component that starts again and is checked into service, beside another lane. A replica that
 * was cut off tries again every second, each try waits a second for an answer, and two of 15 then lost the connection once
 * more; the gate waits for it.
 */
const recoveryMs = 2000;

/** The same for a database of a cluster: it joins again, gets what it missed, and takes the writes back. */
const clusterRecoveryMs = 6000;

/**
 * Sweeps a stack: every component and host, stopped, killed, paused, isolated and slowed, each once. Everything follows
 * from the stack: the acts, what is expected of them, and the shortest hold that its failover budget allows.
 *
 * Its bar is 95 %, so that windows can be short; users who keep their connections are left to the longer suites.
 */
export function sweepOf(stack: StackSpec): PlanFile {
  const acts = distinctActs(stack, sweepFaults);
  // A short budget leaves less time behind it than the bar takes to be shown.
  const holdMs = stack.failoverBudgetMs + Math.max(stack.failoverBudgetMs + deadlineMs, steadyMs);
  const rate = `${ratePerSecond}/s`;
  return {
    suite: 'sweep',
    title: `Every component and host in ${sweepFaults.length} ways: ${acts.length} acts, a host with one component being the same act`,
    stack: stack.name,
    load: {
      rate: { static: rate, read: rate, write: rate },
      returning: '0/s',
      timeout: durationText(timeoutMs),
      deadline: durationText(deadlineMs),
    },
    windows: {
      settle: '400ms',
      control: durationText(steadyMs),
      hold: durationText(holdMs),
      recovery: durationText(membersOf(stack).length > 0 ? clusterRecoveryMs : recoveryMs),
      after: durationText(afterMs),
    },
    bars: { availability: percentText(availability), generatorLag: durationText(deadlineMs / 5) },
    lanes,
    experiments: [{ target: entriesOf(stack)[0]?.host ?? stack.entry, fault: 'sham' }, ...acts],
  };
}
