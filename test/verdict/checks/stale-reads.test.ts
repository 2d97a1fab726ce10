import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../model/plan.ts';
import type { Sample } from '../../../model/sample.ts';
import { writeId } from '../../../model/sample.ts';
import { epochMs } from '../../../model/units.ts';
import { recordOf } from '../../support/record.ts';
import type { Edit } from '../../support/record-edits.ts';
import { changed, lastCell, reasonsIn, verdictOf } from '../../support/record-edits.ts';
import { changedPlan, planOf, timesOf } from '../../support/record-plan.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { judgeGate } from '../../../verdict/gate/judge.ts';
import { updateBaseline } from '../../../verdict/gate/update.ts';
import { historyLine } from '../../../verdict/history/line.ts';
import { judge } from '../../../verdict/judge.ts';
import type { EpisodeRecipe } from '../../support/record.ts';
import type { Shape } from '../../support/record-shapes.ts';
import { halfDown } from '../../support/record-shapes.ts';

/** Reads of the second episode tell a newest write: the last one that was due so long before; up to date from a moment on. */
const behindBy =
  (lagMs: number, untilMs = Number.POSITIVE_INFINITY) =>
  (samples: readonly Sample[]): readonly Sample[] =>
    samples.map((sample) =>
      sample.operation === 'read' ? told(sample, sample.beganMs < untilMs ? lagMs : 0) : sample,
    );

/** Every second read is refused until healed. */
const halfDownReads: Shape = (asked) => (asked.operation === 'read' ? halfDown(asked) : {});

const healingMs = timesOf(recordOf({ episodes: [] }).plan).healing;

const told = (sample: Sample, lagMs: number): Sample => ({
  ...sample,
  seen: sample.beganMs < lagMs ? 0 : writeId(2, Math.floor((sample.beganMs - lagMs) / 10)),
});

/** Lets the act take so long, up to the moment at which the fault is in force. */
const actOf =
  (lengthMs: number): Edit =>
  (events) =>
    events.map((event) =>
      event.type === 'fault-injected' ? { ...event, begunAt: epochMs(event.at - lengthMs) } : event,
    );

describe('stale-reads', () => {
  it('breaks an expected survival of reads, however right each answer was', () => {
    const verdict = verdictOf({ editSamples: behindBy(3000) });
    const cell = lastCell(verdict, 'read');
    expect(cell).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
    expect(reasonsIn(cell)).toEqual(['stale-reads']);
    expect(cell.reasons[0]?.detail).toMatch(
      /^\d+ of \d+ reads lacked writes acknowledged more than 1\.00 s before, up to (?:2\.9|3\.0)\d s: ids 2\d{7}/,
    );
    expect(cell.availability.hold?.estimate).toBe(1);
    expect(lastCell(verdict, 'write')).toMatchObject({ finding: 'refuted', expectation: 'held' });
    expect(verdict.writes.reads.stale).toBe(verdict.writes.reads.compared);
  });

  it('holds for a replica that is behind by less than the bar', () => {
    const verdict = verdictOf({ editSamples: behindBy(500) });
    expect(lastCell(verdict, 'read')).toMatchObject({ finding: 'refuted', effect: 'none' });
    expect(verdict.writes.reads).toMatchObject({ stale: 0, worstMs: null });
    expect(verdict.writes.reads.compared).toBeGreaterThan(700);
  });

  it('is felt and told, and breaks nothing, where the plan allows it', () => {
    const editSamples = behindBy(3000, healingMs);
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', editSamples }] });
    const allowing = record.plan.experiments.map((one) =>
      Object.assign({}, one, { staleReads: one.target === 'server1' }),
    );
    const verdict = judge({ ...record, plan: { ...record.plan, experiments: allowing } });
    expect(lastCell(verdict)).toMatchObject({ finding: 'refuted', effect: 'data', expectation: 'held', reasons: [] });
    expect(verdict.writes.reads.stale).toBeGreaterThan(0);
    expect(verdict.outcome).toBe('held');
  });

  it('is allowed of what the fault left behind, not of a replica that had stopped following long before', () => {
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', editSamples: behindBy(1e9) }] });
    const allowing = record.plan.experiments.map((one) => ({ ...one, staleReads: true }));
    const verdict = judge({ ...record, plan: { ...record.plan, experiments: allowing } });
    expect(lastCell(verdict)).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
  });

  it.each([
    ['is allowed', 'right', 30, 'refuted', 'held'],
    ['is not', '2 s', 2000, 'unknown', 'broken'],
  ])(
    '%s where the replica stopped following %s before an act that took 3 s',
    (_is, _when, beforeMs, finding, expectation) => {
      const plan = changedPlan({ windows: { controlMs: 8000 } });
      const { injected, healed } = timesOf(plan(planOf([])));
      const lastHeld = writeId(2, Math.floor((injected - 3000 - beforeMs) / 10));
      const editSamples = (samples: readonly Sample[]): readonly Sample[] =>
        samples.map((sample) => {
          const isLeft = sample.operation === 'read' && sample.beganMs > injected && sample.beganMs < healed;
          return isLeft ? { ...sample, seen: lastHeld } : sample;
        });
      const record = recordOf({
        plan,
        episodes: [{ target: 'server1', fault: 'stop', editSamples, edit: actOf(3000) }],
      });
      const allowing = record.plan.experiments.map((one) => ({ ...one, staleReads: true }));
      const verdict = judge({ ...record, plan: { ...record.plan, experiments: allowing } });
      expect(verdict.writes.reads.stale).toBeGreaterThan(500);
      expect(lastCell(verdict)).toMatchObject({ finding, effect: 'data', expectation });
    },
  );

  it('is allowed during the fault, not of a replica that is behind after the time to recover', () => {
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', editSamples: behindBy(3000) }] });
    const allowing = record.plan.experiments.map((one) => ({ ...one, staleReads: true }));
    const verdict = judge({ ...record, plan: { ...record.plan, experiments: allowing } });
    expect(lastCell(verdict)).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
  });

  it('is allowed of the one act only of which the plan says so', () => {
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', editSamples: behindBy(3000) }] });
    const other = record.plan.experiments.map((one) =>
      Object.assign({}, one, { staleReads: one.target !== 'server1' }),
    );
    const verdict = judge({ ...record, plan: { ...record.plan, experiments: other } });
    expect(lastCell(verdict)).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
  });

  it('allows no more than that: what was lost is lost', () => {
    const edit = changed('ledger-read', { present: '20000000-20000499' });
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', editSamples: behindBy(3000), edit }] });
    const allowing = record.plan.experiments.map((one) => ({ ...one, staleReads: true }));
    const verdict = judge({ ...record, plan: { ...record.plan, experiments: allowing } });
    expect(lastCell(verdict, 'write')).toMatchObject({ effect: 'data', expectation: 'broken' });
  });

  it.each([
    ['makes nothing more of a single point of failure where the plan allows it', true, 'degraded', 'accepted'],
    ['is graver than an outage where the plan does not', false, 'data', 'data-harmed'],
  ])('%s, and the gate knows', (_, staleReads, effect, kind) => {
    const episode = { target: 'server1', fault: 'stop', shape: halfDownReads } as const;
    const of = (editSamples: EpisodeRecipe['editSamples'] = (same) => same): Verdict => {
      const record = recordOf({ episodes: [{ ...episode, editSamples }] });
      const experiments = [
        record.plan.experiments[0]!,
        { target: 'server1', fault: 'stop', spof: ['read'], staleReads },
      ];
      return judge({ ...record, plan: { ...record.plan, experiments } as Plan });
    };
    const found = of(behindBy(3000, healingMs));
    expect(lastCell(found)).toMatchObject({ finding: 'proven', effect, expectation: 'held' });
    expect(found.writes.reads.stale).toBeGreaterThan(0);
    const { baseline } = updateBaseline(undefined, historyLine(of()));
    expect(judgeGate(baseline, historyLine(found)).lines.map((line) => line.kind)).toEqual([kind]);
  });

  it('has nothing to look at where answers do not tell', () => {
    const verdict = verdictOf({});
    expect(verdict.writes.reads).toEqual({ compared: 0, stale: 0, worstMs: null });
    expect(reasonsIn(lastCell(verdict, 'read'))).toEqual([]);
  });
});
