import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { epochMs } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { inOneRow } from '../../scripts/lane-record.ts';
import { judge } from '../../verdict/judge.ts';
import { reasonsIn } from '../support/record-edits.ts';
import { loadStartAt } from '../support/record-events.ts';
import { times } from '../support/record-plan.ts';
import { bareRecordOf, recordOf } from '../support/record.ts';
import { downUntilHealed } from '../support/record-shapes.ts';

const whole = recordOf({
  episodes: [
    { target: 'balancer', fault: 'stop', shape: downUntilHealed },
    { target: 'server1', fault: 'stop' },
  ],
});

/** The part of the record that a lane has with these episodes, all of them begun as early as a given one of the whole. */
function laneOf(episodes: readonly number[], shiftMs: number, extra: readonly RunEvent[] = []): EvidenceRecord {
  const events = whole.events
    .filter((event) => !('episode' in event) || episodes.includes(event.episode))
    .map((event) => moved(event, 'episode' in event ? shiftMs : 0));
  return {
    ...whole,
    events: [...events, ...extra],
    samples: new Map([...whole.samples].filter(([n]) => episodes.includes(n))),
  };
}

function moved(event: RunEvent, byMs: number): RunEvent {
  const at = epochMs(event.at + byMs);
  if (event.type === 'fault-injected') return { ...event, at, begunAt: epochMs(event.begunAt + byMs) };
  if (event.type !== 'load-ended') return Object.assign({}, event, { at });
  return { ...event, at, startedAt: event.startedAt === null ? null : epochMs(event.startedAt + byMs) };
}

const facts = (of: EvidenceRecord): unknown =>
  judge(of).cells.map(({ finding, effect, outage, evidence }) => [finding, effect, outage, evidence]);

/** Episode 3 played at the very same time as episode 2. */
const besideMs = loadStartAt(2) - loadStartAt(3);
const crash: RunEvent = {
  type: 'component-exited',
  at: epochMs(loadStartAt(2) + times.injected + 500),
  component: 'server2.nginx',
  code: null,
  signal: 'SIGSEGV',
  intended: false,
};

describe('two lanes in one row', () => {
  const record = { ...whole, ...inOneRow('the-run', [laneOf([1, 2], 0), laneOf([3], besideMs)]) };

  it('are judged as the same episodes one after the other', () => {
    expect(facts(record)).toEqual(facts(whole));
  });

  it('begin once, under the name of the run, and in the order of time', () => {
    expect(record.events.filter(({ type }) => type === 'run-started')).toHaveLength(1);
    expect(judge(record).run.id).toBe('the-run');
    const moments = record.events.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });

  it('blame a crash on the lane in which it happened', () => {
    const { cells } = judge({ ...whole, ...inOneRow('x', [laneOf([1, 2], 0), laneOf([3], besideMs, [crash])]) });
    const crashed = cells.filter((cell) => reasonsIn(cell).includes('crashed-uninjected'));
    expect(new Set(crashed.map(({ target }) => target))).toEqual(new Set(['server1']));
  });
});

const sham = { target: 'balancer', fault: 'sham' } as const;

/** Three lanes, one after the other: in the second nobody was served, and the third plays the same again. */
const played = bareRecordOf({
  episodes: [
    sham,
    { target: 'balancer', fault: 'stop', shape: downUntilHealed },
    { ...sham, shape: downUntilHealed },
    { target: 'server1', fault: 'stop', shape: downUntilHealed },
    sham,
    { target: 'server1', fault: 'stop' },
  ],
});

const partOf = (episodes: readonly number[], repeats?: readonly number[]): EvidenceRecord => ({
  ...whole,
  events: played.events
    .filter((event) => !('episode' in event) || episodes.includes(event.episode))
    .map((event) => (event.type === 'run-started' && repeats ? Object.assign({}, event, { repeats }) : event)),
  samples: new Map([...played.samples].filter(([episode]) => episodes.includes(episode))),
});

const lanes = (repeats?: readonly number[]): EvidenceRecord => ({
  ...whole,
  ...inOneRow('run', [partOf([1, 2]), partOf([3, 4]), partOf([5, 6], repeats)]),
});

const ofServer1 = (record: EvidenceRecord): readonly unknown[] =>
  judge(record)
    .cells.filter(({ target }) => target === 'server1')
    .map(({ finding, episodes }) => `${finding} ${episodes}`);

describe('a lane that repeats what another was kept from measuring', () => {
  it('stands in its place', () => {
    expect(ofServer1(lanes([3, 4]))).toEqual(['refuted 1', 'refuted 1', 'refuted 1']);
    expect(judge(lanes([3, 4])).run.repeated).toEqual([3, 4]);
    expect([...lanes([3, 4]).samples.keys()]).toEqual([1, 2, 5, 6]);
  });

  it('would be one more episode beside the others, were it not said that it repeats them', () => {
    expect(ofServer1(lanes())).toEqual(['unknown 2', 'unknown 2', 'unknown 2']);
    expect(judge(lanes()).run).not.toHaveProperty('repeated');
  });
});
