/** Writes a million samples of a run with outages, then reads and judges them as `judge` would; prints time and peak memory. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSample } from '../../model/sample.ts';
import type { Plan } from '../../model/plan.ts';
import { operationNames } from '../../model/stack.ts';
import { ms, perSecond, share } from '../../model/units.ts';
import { judgeFolder } from '../../scripts/prove.ts';
import { openRunFolder } from '../../scripts/run-folder.ts';
import { topologies } from '../../stack/index.ts';

const [wanted = '1000000'] = process.argv.slice(2);
const episodes = 6;
const perOperation = Math.ceil(Number(wanted) / episodes / operationNames.length);
const ratePerSecond = 500;
const durationMs = (perOperation / ratePerSecond) * 1000;
const [act, heal, begin] = [durationMs * 0.3, durationMs * 0.7, 1_800_000_000_000];
const folder = openRunFolder(mkdtempSync(join(tmpdir(), 'spofproof-judge-')));
mkdirSync(folder.file('samples'));
writeRun();
const startedAt = performance.now();
const verdict = await judgeFolder(folder);
const wallMs = performance.now() - startedAt;
rmSync(folder.path, { recursive: true });
const planned = verdict.cells.reduce((sum, cell) => sum + cell.slots.planned, 0);
process.stdout.write(JSON.stringify({ samples: planned, wallMs, peakMiB: process.resourceUsage().maxRSS / 1024 }));

function writeRun(): void {
  const [stack] = topologies;
  if (!stack) throw new Error('no stack is shipped');
  const rate = perSecond(ratePerSecond);
  const plan: Plan = {
    suite: 'bench',
    title: 'a million samples',
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
  folder.write('plan.json', JSON.stringify({ plan, stack }));
  const events = plan.experiments.flatMap((experiment, index) => eventsOf(index + 1, experiment));
  folder.write('events.ndjson', `${events.map((event) => JSON.stringify(event)).join('\n')}\n`);
}

function eventsOf(episode: number, { target, fault }: { target: string; fault: string }): object[] {
  const samplesFile = `samples/${episode}.txt`;
  writeFileSync(folder.file(samplesFile), samplesOf(episode));
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

function samplesOf(episode: number): string {
  const lines: string[] = [];
  for (let iteration = 0; iteration < perOperation; iteration++) {
    const beganMs = Math.round((iteration * 1000) / ratePerSecond);
    const out = episode === 2 && beganMs >= act && beganMs < heal;
    const fate = out
      ? { status: 0, error: 1212, valid: false, server: '' }
      : { status: 200, error: 0, valid: true, server: 'server1' };
    for (const operation of operationNames) {
      lines.push(
        encodeSample({
          operation,
          arm: 'main',
          scenarioMs: 0,
          iteration,
          beganMs,
          jitterMs: 0,
          waitMs: 2 + (iteration % 7),
          database: '',
          ...fate,
        }),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
