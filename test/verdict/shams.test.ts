import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { lanesIn } from '../../verdict/shams.ts';
import type { EpisodeRecipe } from '../support/record.ts';
import { bareRecordOf, cleanSham } from '../support/record.ts';
import { refusedBetween } from '../support/record-shapes.ts';

const stops: readonly EpisodeRecipe[] = ['server1', 'server2'].map((target) => ({ target, fault: 'stop' }));
const feltSham: EpisodeRecipe = { ...cleanSham, shape: refusedBetween(500, 4500) };

/** The lane of each episode in the order of `shams` and then of the two stops. */
function inLanes(shams: readonly EpisodeRecipe[], lanes: readonly number[], count = 2) {
  const record = bareRecordOf({ episodes: [...shams, ...stops] });
  const laneOf = (event: RunEvent): RunEvent =>
    'episode' in event ? { ...event, lane: lanes[event.episode - 1] ?? 1 } : event;
  const [sham, ...others] = record.plan.experiments.slice(shams.length - 1);
  const experiments = sham ? [sham, ...others] : [];
  return { ...record, plan: { ...record.plan, experiments, lanes: count }, events: record.events.map(laneOf) };
}

const readsOf = ({ cells }: Verdict) =>
  cells.filter(({ operation }) => operation === 'read').map(({ target, finding }) => [target, finding]);

describe('a run with lanes', () => {
  it('holds each fault against the sham of its own lane, and passes when every lane has one that is clean', () => {
    const verdict = judge(inLanes([cleanSham, cleanSham], [1, 2, 1, 2]));
    expect(verdict.outcome).toBe('held');
    expect(verdict.validity.filter((check) => check.verdict !== 'held')).toEqual([]);
    expect(verdict.cells[0]).toMatchObject({ fault: 'sham', episodes: 2 });
  });

  it('knows nothing of a lane without a sham, and names it', () => {
    const verdict = judge(inLanes([cleanSham], [1, 1, 2]));
    expect(readsOf(verdict)).toEqual([
      ['balancer', 'unknown'],
      ['server1', 'refuted'],
      ['server2', 'unknown'],
    ]);
    expect(verdict.cells.at(-1)?.reasons).toEqual([
      {
        reason: 'sham-not-clean',
        detail: 'the sham of balancer in lane 2 is not clean for static: 0 of 1 planned episodes took place',
      },
    ]);
    expect(verdict.validity.find(({ id }) => id === 'interrupted-episode')?.sentence).toContain('sham balancer');
  });

  it('knows nothing of a lane in whose sham something was felt', () => {
    const verdict = judge(inLanes([cleanSham, feltSham], [1, 2, 1, 2]));
    expect(readsOf(verdict).slice(1)).toEqual([
      ['server1', 'refuted'],
      ['server2', 'unknown'],
    ]);
    expect(verdict.outcome).not.toBe('held');
  });

  it('has a lane for each fault at most, and a run whose events name none has none', () => {
    expect(lanesIn(inLanes([cleanSham], [1, 1, 2], 5))).toEqual([1, 2]);
    expect(lanesIn(bareRecordOf({ episodes: [cleanSham, ...stops] }))).toEqual([undefined]);
  });
});
