import type { RunEvent } from '../../../model/event.ts';
import { writeId } from '../../../model/sample.ts';
import { epochMs } from '../../../model/units.ts';
import { added, changed, lastCell } from '../record-edits.ts';
import { loadStartAt, seen } from '../record-events.ts';
import { changedPlan, times } from '../record-plan.ts';
import { bareRecordOf, cleanSham, recordOf } from '../record.ts';
import {
  downUntilHealed,
  frozenUntilHealed,
  healingMs,
  lateUntilHealed,
  onlyFor,
  refusedBetween,
  strayAt,
  wrongContent,
} from '../record-shapes.ts';
import type { Shape } from '../record-shapes.ts';
import type { Trap } from './trap.ts';
import { outageTraps } from './outage-traps.ts';
import { found, nothing, oneEpisode, provenOutage, survived } from './trap.ts';

const server1 = { target: 'server1', fault: 'stop' } as const;

const isHeld = (dueMs: number): boolean => dueMs >= -5 && dueMs < healingMs + 30;

/** All 100 virtual users wait for answers that never come, so that k6 can begin only 125 of every 160 requests. */
const outOfUsers: Shape = ({ dueMs, slot }) => {
  if (dueMs > 5000) return isHeld(dueMs) ? { status: 503, waitMs: 1, valid: false } : {};
  if (dueMs < 0) return {};
  return (slot - 500) % 160 >= 125 ? 'drop' : { status: 0, error: 1050, waitMs: 1600, valid: false, server: '' };
};

/** Writes hang for a while right after the injection; nobody knows what became of them. */
const writesHang = onlyFor('write', ({ dueMs }) =>
  dueMs >= 0 && dueMs < 600 ? { status: 0, error: 1050, waitMs: 1000, valid: false, server: '' } : {},
);

const nameless: Shape = ({ dueMs }) => (dueMs > -5 && dueMs < healingMs + 50 ? { server: '' } : {});

const crash = added(() => ({
  type: 'component-exited',
  at: epochMs(loadStartAt(2) + times.injected + 500),
  component: 'server2.nginx',
  code: null,
  signal: 'SIGSEGV',
  intended: false,
}));

/** Traps of slots: what became of requests, and when. */
const slotTraps: readonly Trap[] = [
  {
    name: 'requests that were never begun because all users were waiting',
    record: oneEpisode({ fault: 'pause', shape: outOfUsers }),
    // 7 s of hold without 1.5 s of budget and 250 ms of deadline, at 100/s: 525 slots, or one less for the jitter.
    look: (verdict) => ({ ...found()(verdict), all: (lastCell(verdict).availability.hold?.n ?? 0) >= 524 }),
    truth: { ...provenOutage, all: true },
  },
  {
    name: 'an outage whose requests end a timeout after they were due',
    record: oneEpisode({ fault: 'pause', shape: frozenUntilHealed }),
    look: (verdict) => ({ failsWithin20Ms: (lastCell(verdict).timeToFailMs ?? Infinity) < 20 }),
    truth: { failsWithin20Ms: true },
  },
  {
    name: 'an outage that is nothing but timeouts',
    record: oneEpisode({ fault: 'pause', shape: frozenUntilHealed }),
    look: found(),
    truth: provenOutage,
  },
  {
    name: 'answers of the right status with the wrong content',
    record: oneEpisode({ shape: wrongContent }),
    look: found(),
    truth: provenOutage,
  },
  {
    name: 'right answers after the deadline, until healed',
    record: oneEpisode({ shape: lateUntilHealed }),
    look: found(),
    truth: nothing('degraded', 'degraded-until-healed'),
  },
  {
    name: 'right answers after the deadline, with a time-out as long as the hold',
    record: oneEpisode({ shape: lateUntilHealed }, { plan: changedPlan({ load: { timeoutMs: 7000 } }) }),
    look: found(),
    truth: nothing('degraded', 'degraded-until-healed'),
  },
  {
    name: 'a failed connection, which takes k6 no time at all',
    record: oneEpisode({ shape: downUntilHealed }),
    look: (verdict) => ({ p95Ms: lastCell(verdict).latency.hold?.p95Ms }),
    truth: { p95Ms: null },
  },
];

/** Traps of numbers: bars, bounds and agreement. */
const numberTraps: readonly Trap[] = [
  {
    name: 'two bad requests of 525, whose bound of 98.8 % rounds to the bar of 99 %',
    record: oneEpisode({ ...server1, shape: strayAt(700, 900) }),
    look: found(),
    truth: nothing('none', 'straddles-bar'),
  },
  {
    name: 'no failure among 105 requests, where the bar takes 299',
    record: oneEpisode(server1, { plan: changedPlan({ rate: 20 }) }),
    look: (verdict) => ({ finding: lastCell(verdict).finding, expectation: lastCell(verdict).expectation }),
    truth: { finding: 'unknown', expectation: 'unknown' },
  },
  {
    name: 'an episode that proves and one that refutes',
    record: recordOf({
      episodes: [
        { target: 'balancer', fault: 'stop', shape: downUntilHealed },
        { target: 'balancer', fault: 'stop' },
      ],
    }),
    look: (verdict) => ({ finding: lastCell(verdict).finding }),
    truth: { finding: 'unknown' },
  },
  {
    name: 'a run of which nothing is known',
    record: oneEpisode({ ...server1, edit: changed('evidence-seen', { evidence: seen(false) }) }),
    look: ({ outcome, exitCode }) => ({ outcome, exitCode }),
    truth: { outcome: 'unknown', exitCode: 2 },
  },
];

/** Traps of evidence: what is seen beside the load. */
const evidenceTraps: readonly Trap[] = [
  {
    name: 'a fault that was injected and never took hold',
    record: oneEpisode({ ...server1, edit: changed('evidence-seen', { evidence: seen(false) }, isAt('bit')) }),
    look: found(),
    truth: nothing('unknown', 'fault-not-evidenced'),
  },
  {
    name: 'a fault that a supervisor undid before the healing',
    record: oneEpisode({ ...server1, edit: changed('evidence-seen', { evidence: seen(false) }, isAt('still')) }),
    look: found(),
    truth: nothing('unknown', 'fault-not-held'),
  },
  {
    name: 'good answers that name no server',
    record: oneEpisode({ ...server1, shape: nameless }),
    look: found(),
    truth: nothing('none', 'load-invalid'),
  },
  {
    name: 'a component that ended without a fault of ours',
    record: oneEpisode({ ...server1, edit: crash }),
    look: found(),
    truth: nothing('unknown', 'crashed-uninjected'),
  },
  {
    name: 'a sham in which something was felt',
    record: bareRecordOf({
      episodes: [
        { ...cleanSham, shape: refusedBetween(2000, 2400) },
        { target: 'balancer', fault: 'stop', shape: downUntilHealed },
      ],
    }),
    look: found(),
    truth: nothing('outage', 'sham-not-clean'),
  },
];

function isAt(moment: string) {
  return (event: Extract<RunEvent, { type: 'evidence-seen' }>): boolean => event.moment === moment;
}

/** Traps of the generator: load that was not what the plan says. */
const loadTraps: readonly Trap[] = [
  {
    name: 'a load script that threw, and a k6 that exits with 0 all the same',
    record: oneEpisode({
      ...server1,
      edit: changed('load-ended', { complaintCount: 9, complaints: ['TypeError: x is undefined'] }),
    }),
    look: found(),
    truth: nothing('unknown', 'load-invalid'),
  },
  {
    name: 'a generator that begins one request of twenty 70 ms late',
    record: oneEpisode({
      ...server1,
      editSamples: (samples) =>
        samples.map((sample) => (sample.iteration % 20 === 0 ? { ...sample, beganMs: sample.beganMs + 70 } : sample)),
    }),
    look: found(),
    truth: nothing('unknown', 'generator-starved'),
  },
];

const acknowledged = writeId(2, 700);

/** Traps of writes: what the databases hold. */
const writeTraps: readonly Trap[] = [
  {
    name: 'writes that timed out and were not kept',
    record: oneEpisode({ ...server1, shape: writesHang }),
    look: (verdict) => ({ ...found('write')(verdict), lost: verdict.writes.lost }),
    truth: { ...survived('blip'), lost: 0 },
  },
  {
    name: 'an acknowledged write that is in no database',
    record: oneEpisode({ ...server1, edit: withoutWrite }),
    look: (verdict) => ({ ...found('write')(verdict), lost: verdict.writes.lost }),
    truth: { finding: 'unknown', expectation: 'broken', effect: 'data', reasons: ['writes-lost'], lost: 1 },
  },
  {
    name: 'a write that is in a database twice',
    record: oneEpisode({ ...server1, edit: changed('ledger-read', { duplicated: String(acknowledged) }) }),
    look: found('write'),
    truth: { finding: 'unknown', expectation: 'broken', effect: 'data', reasons: ['writes-duplicated'] },
  },
  {
    name: 'a database whose ledger was never read',
    record: oneEpisode({
      ...server1,
      edit: (events) => events.filter((event) => event.type !== 'ledger-read' || !event.database.startsWith('replica')),
    }),
    look: found('write'),
    truth: nothing('none', 'ledger-unread'),
  },
];

function withoutWrite(events: readonly RunEvent[]): readonly RunEvent[] {
  return events.map((event) =>
    event.type === 'ledger-read' ? { ...event, present: event.present.replace(`${acknowledged},`, '') } : event,
  );
}

/** Every trap: records of which the truth is known, each made so that one way of judging wrongly goes wrong on it. */
export const battery: readonly Trap[] = [
  ...slotTraps,
  ...outageTraps,
  ...numberTraps,
  ...evidenceTraps,
  ...loadTraps,
  ...writeTraps,
];
