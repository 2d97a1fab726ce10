import { collector } from '../../loadtests/driver/collect.ts';
import type { RunEvent } from '../../model/event.ts';
import { encodeSample } from '../../model/sample.ts';
import { epochMs } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { loadStartAt } from './record-events.ts';
import { times } from './record-plan.ts';
import { recordOf } from './record.ts';

/**
 * A run in which somebody else's text says something hostile wherever such text can really come from: what a server calls
 * itself, what k6 complains of, what a component said when it failed, what the balancer calls its servers, what a program
 * says its version is, the titles that a user gave.
 */
export function hostileRecord(hostile: string): EvidenceRecord {
  const record = recordOf({
    episodes: [
      { target: 'server1', fault: 'stop', edit: (events) => [...events.map(spoil(hostile)), ...saidBy(hostile)] },
      { target: 'server2', fault: 'kill', edit: (events) => [...events.map(unmet(hostile)), failed(hostile)] },
    ],
    plan: (plan) => ({ ...plan, title: hostile }),
  });
  return {
    ...record,
    stack: { ...record.stack, title: hostile, failoverBecause: hostile },
    events: record.events.map(surroundedBy(hostile)),
  };
}

const surroundedBy =
  (hostile: string) =>
  (event: RunEvent): RunEvent =>
    event.type === 'run-started'
      ? { ...event, command: hostile, versions: { k6: hostile, [hostile]: '1' }, host: { kernel: hostile } }
      : event;

const spoil =
  (hostile: string) =>
  (event: RunEvent): RunEvent => {
    if (event.type === 'load-ended') return { ...event, ...complaintsOf(hostile) };
    if (event.type === 'balancer-saw') return { ...event, server: `app/${hostile}`, state: hostile };
    if (event.type !== 'evidence-seen') return event;
    return { ...event, evidence: { facts: [{ what: hostile, seen: hostile, asWanted: event.moment !== 'still' }] } };
  };

/** What is left of lines in which a server gives itself such a name, and of k6 saying it aloud. */
function complaintsOf(hostile: string): { complaints: readonly string[]; complaintCount: number } {
  const { take, complaints, ...lines } = collector();
  const line = encodeSample({
    operation: 'read',
    arm: 'main',
    iteration: 1,
    beganMs: 10,
    scenarioMs: 0,
    jitterMs: 0,
    waitMs: 4,
    status: 200,
    error: 0,
    valid: true,
    server: hostile,
    database: hostile,
  });
  for (const one of `${line}\n${hostile}`.split('\n')) take(one);
  return { complaints, complaintCount: Math.max(1, lines.complaintCount) };
}

const unmet =
  (hostile: string) =>
  (event: RunEvent): RunEvent =>
    event.type === 'gate-judged' && event.side === 'after' ? { ...event, held: false, because: [hostile] } : event;

const failed = (hostile: string): RunEvent => ({
  type: 'act-failed',
  at: epochMs(loadStartAt(3) + times.healed),
  episode: 3,
  act: 'ledger',
  because: hostile,
});

const saidBy = (hostile: string): readonly RunEvent[] => [
  { type: 'act-failed', at: epochMs(loadStartAt(2) + times.healing), episode: 2, act: 'heal', because: hostile },
  { type: 'act-failed', at: epochMs(loadStartAt(2) + times.healing), episode: 2, act: 'observe', because: hostile },
];
