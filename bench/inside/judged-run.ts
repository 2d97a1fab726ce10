import { mkdirSync, writeFileSync } from 'node:fs';
import { encodeSample } from '../../model/sample.ts';
import type { ExperimentPlan, Plan } from '../../model/plan.ts';
import type { StackSpec } from '../../model/stack.ts';
import { operationNames } from '../../model/stack.ts';
import { ms, perSecond, share } from '../../model/units.ts';
import type { RunFolder } from '../../scripts/run-folder.ts';
import { topologies } from '../../stack/index.ts';

const [episodes, ratePerSecond, begin] = [6, 500, 1_800_000_000_000];

/** How often each operation is asked in an episode, and when it is what. */
interface Times {
  readonly perOperation: number;
  readonly durationMs: number;
  readonly act: number;
  readonly heal: number;
}

/** Writes plan, journal and samples of a run of six episodes, one with an outage: so many samples, or a few more. */
export function writeRun(folder: RunFolder, wanted: number): void {
  const perOperation = Math.ceil(wanted / episodes / operationNames.length);
  const durationMs = (perOperation / ratePerSecond) * 1000;
  const times: Times = { perOperation, durationMs, act: durationMs * 0.3, heal: durationMs * 0.7 };
  const [stack] = topologies;
  if (!stack) throw new Error('no stack is shipped');
  const plan = planFor(stack, times);
  folder.write('plan.json', JSON.stringify({ plan, stack }));
  mkdirSync(folder.file('samples'));
  const events = plan.experiments.flatMap((experiment, index) => eventsOf(folder, times, index + 1, experiment));
  folder.write('events.ndjson', `${events.map((event) => JSON.stringify(event)).join('\n')}\n`);
}

function planFor(stack: StackSpec, { act, heal }: Times): Plan {
  const rate = perSecond(ratePerSecond);
  return {
    suite: 'bench',
    title: 'many samples',
    stack: stack.name,
    load: {
      ratePerSecond: { static: rate, read: rate, write: rate },
      returningPerSecond: perSecond(0),
      timeoutMs: ms(1000),
      deadlineMs: ms(250),
    },
    windows: {
      settleMs: ms(500),
      controlMs: ms(act - 500),
      holdMs: ms(heal - act),
      recoveryMs: ms(1000),
      afterMs: ms(1000),
    },
    bars: {
      availability: share(0.99),
      returningAvailability: share(0.95),
      failoverBudgetMs: ms(1500),
      stalenessMs: ms(1000),
      generatorLagMs: ms(50),
    },
    episodes: 1,
    experiments: Array.from({ length: episodes }, (_, index) => ({
      target: stack.hosts[index]?.name === stack.client ? 'balancer' : (stack.hosts[index]?.name ?? 'balancer'),
      fault: index === 0 ? ('sham' as const) : ('stop' as const),
      spof: index === 1 ? operationNames : [],
    })),
  };
}

function eventsOf(
  folder: RunFolder,
  times: Times,
  episode: number,
  { target, fault }: ExperimentPlan,
): readonly object[] {
  const { durationMs, act, heal } = times;
  const samplesFile = `samples/${episode}.txt`;
  writeFileSync(folder.file(samplesFile), samplesOf(times, episode));
  const at = begin + episode * (durationMs + 5000);
  const facts = [{ what: 'process', seen: 'gone', asWanted: true }];
  const load = { code: 0, startedAt: at, complaints: [], complaintCount: 0, cpuMs: 1, samplesFile, clockDriftMs: 0 };
  return [
    { type: 'episode-started', at, episode, target, fault },
    { type: 'load-started', at, episode, durationMs },
    { type: 'gate-judged', at: at + act, episode, side: 'before', held: true, because: [] },
    { type: 'fault-injected', at: at + act, episode, begunAt: at + act },
    { type: 'evidence-seen', at: at + act, episode, moment: 'bit', evidence: { facts } },
    { type: 'evidence-seen', at: at + heal, episode, moment: 'still', evidence: { facts } },
    { type: 'healing-started', at: at + heal, episode },
    { type: 'fault-healed', at: at + heal, episode },
    { type: 'evidence-seen', at: at + heal, episode, moment: 'healed', evidence: { facts } },
    { type: 'gate-judged', at: at + durationMs, episode, side: 'after', held: true, because: [] },
    { type: 'load-ended', at: at + durationMs, episode, ...load },
    { type: 'episode-ended', at: at + durationMs, episode },
  ];
}

function samplesOf({ perOperation, act, heal }: Times, episode: number): string {
  const lines: string[] = [];
  for (let iteration = 0; iteration < perOperation; iteration++) {
    const beganMs = Math.round((iteration * 1000) / ratePerSecond);
    const out = episode === 2 && beganMs >= act && beganMs < heal;
    const fate = out
      ? { status: 0, error: 1212, valid: false, server: '' }
      : { status: 200, error: 0, valid: true, server: 'server1' };
    const times = { scenarioMs: 0, beganMs, jitterMs: 0, waitMs: 2 + (iteration % 7) };
    for (const operation of operationNames) {
      lines.push(encodeSample({ operation, arm: 'main', iteration, ...times, database: '', ...fate }));
    }
  }
  return `${lines.join('\n')}\n`;
}
