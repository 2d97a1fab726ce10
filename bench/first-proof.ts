import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '../model/event.ts';
import type { FigureKind } from './figure.ts';
import type { Part } from './measure.ts';
import { figureOf, spreadText } from './measure.ts';
import { eventsIn, firstProofIn, proveOnce } from './prove-once.ts';
import { quickStackText } from './quick-stack.ts';

const rounds = 9;

/** What is promised, from the command to the first single point of failure that is told. */
const boundMs = 2000;

const stack = {
  name: 'swift',
  settings: 'interMs: 50, fall: 1, fastinterMs: 25, timeoutCheckMs: 50, timeoutConnectMs: 25',
  budget: '200ms',
  because: '50 ms + 50 ms + 25 ms, and 75 ms for a busy machine',
};

/** The shortest plan whose windows can show anything: the rules of plans refuse shorter ones. */
const planText = `suite: swift
stack: ./swift-stack.yaml
load: { rate: { static: 100/s, read: 100/s, write: 100/s }, returning: 0/s, deadline: 50ms, timeout: 250ms }
bars: { availability: 80 % }
windows: { settle: 100ms, control: 220ms, hold: 1050ms, recovery: 100ms, after: 220ms }
experiments:
  - { target: balancer, fault: kill, spof: [static, read, write] }
`;

/** The moments on the way to the proof. */
const moments: readonly (readonly [what: string, at: (events: readonly RunEvent[]) => number])[] = [
  ['the run has begun', (events) => firstOf(events, ({ type }) => type === 'run-started')],
  ['the stack is up', (events) => firstOf(events, ({ type }) => type === 'stack-raised')],
  ['the sham is over', (events) => firstOf(events, ({ type }) => type === 'episode-ended')],
  [
    'the fault is in force',
    (events) => firstOf(events, (event) => event.type === 'fault-injected' && event.episode > 1),
  ],
  ['the first single point of failure is told', firstProofIn],
];

const firstOf = (events: readonly RunEvent[], isIt: (event: RunEvent) => boolean): number =>
  Math.min(...events.filter(isIt).map(({ at }) => at));

/** What lies between the command and the first proof, where nothing is waited for that the proof does not need. */
export async function firstProof(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'spofproof-first-'));
  writeFileSync(join(folder, 'swift-stack.yaml'), quickStackText(stack));
  const plan = join(folder, 'swift.yaml');
  writeFileSync(plan, planText);
  const seen: (readonly number[])[] = [];
  for (let round = 0; round < rounds; round++) {
    const runs = mkdtempSync(join(folder, 'runs-'));
    const { startedAt, paths } = await proveOnce([plan], runs);
    const events = eventsIn(paths[0] ?? '');
    const afterMs = moments.map(([, at]) => at(events) - startedAt);
    if (!afterMs.every(Number.isFinite))
      throw new Error('no single point of failure was told: the machine was too busy');
    seen.push(afterMs);
  }
  rmSync(folder, { recursive: true });
  return table(moments.map(([what], place) => ({ what, afterMs: seen.map((round) => round[place] ?? Number.NaN) })));
}

function table(rows: readonly { readonly what: string; readonly afterMs: readonly number[] }[]): Part {
  const kind: FigureKind = { name: 'first single point of failure told', unit: 'ms', better: 'lower', bound: boundMs };
  return {
    title: 'The first proof',
    how:
      'The shortest plan that the rules allow: one fault, and before it the sham, without which nothing is proven; 0.32 s are ' +
      `watched before an act, and the act is held for 1.05 s. From the command, ms (min / median / max of ${rounds}). ` +
      `Bound: ${boundMs} ms.`,
    head: ['when', 'after the command'],
    rows: rows.map(({ what, afterMs }) => [what, spreadText(afterMs, 0)]),
    figures: [figureOf(kind, rows.at(-1)?.afterMs ?? [])],
  };
}
