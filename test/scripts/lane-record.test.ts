import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import { epochMs } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { inOneRow } from '../../scripts/lane-record.ts';
import { judge } from '../../verdict/judge.ts';
import { reasonsIn } from '../support/record-edits.ts';
import { loadStartAt } from '../support/record-events.ts';
import { times } from '../support/record-plan.ts';
import { cleanSham, recordOf } from '../support/record.ts';
import { downUntilHealed } from '../support/record-shapes.ts';

/** Two faults with a sham in front of each. */
const whole = recordOf({
  episodes: [
    { target: 'balancer', fault: 'stop', shape: downUntilHealed },
    cleanSham,
    { target: 'server1', fault: 'stop' },
  ],
});

/** The plan of the same in two lanes, each of which has the sham by itself. */
const plan = { ...whole.plan, lanes: 2, experiments: whole.plan.experiments.toSpliced(2, 1) };

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

/** Episodes 3 and 4 played at the very same time as episodes 1 and 2. */
const besideMs = loadStartAt(2) - loadStartAt(4);
const crash: RunEvent = {
  type: 'component-exited',
  at: epochMs(loadStartAt(2) + times.injected + 500),
  component: 'server2.nginx',
  code: null,
  signal: 'SIGSEGV',
  intended: false,
};

describe('two lanes in one row', () => {
  const record = { ...whole, plan, ...inOneRow('the-run', [laneOf([1, 2], 0), laneOf([3, 4], besideMs)]) };

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
    const lanes = [laneOf([1, 2], 0), laneOf([3, 4], besideMs, [crash])];
    const { cells } = judge({ ...whole, plan, ...inOneRow('x', lanes) });
    const crashed = cells.filter((cell) => reasonsIn(cell).includes('crashed-uninjected'));
    expect(new Set(crashed.map(({ target }) => target))).toEqual(new Set(['server1']));
  });
});
