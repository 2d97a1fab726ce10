import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { counting, repeatsOf } from '../../scripts/repeat.ts';
import { judge } from '../../verdict/judge.ts';
import { tornBefore } from '../support/record-edits.ts';
import { bareRecordOf, cleanSham } from '../support/record.ts';
import type { EpisodeRecipe } from '../support/record.ts';
import { downUntilHealed } from '../support/record-shapes.ts';

const stop: EpisodeRecipe = { target: 'server1', fault: 'stop' };
const down: EpisodeRecipe = { ...stop, shape: downUntilHealed };

/** A run in which an episode says that it is played in the place of another one. */
function played(
  episodes: readonly EpisodeRecipe[],
  repeats: Readonly<Record<number, readonly number[]>>,
): EvidenceRecord {
  const record = bareRecordOf({ episodes });
  const repeatOf = (event: RunEvent): RunEvent => {
    const instead = event.type === 'episode-started' ? repeats[event.episode] : undefined;
    return instead === undefined ? event : Object.assign({}, event, { repeats: instead });
  };
  return counting({ ...record, events: record.events.map(repeatOf) });
}

const ofServer1 = (record: EvidenceRecord): readonly unknown[] =>
  judge({ ...record, plan: { ...record.plan, experiments: record.plan.experiments.slice(0, 2) } })
    .cells.filter(({ target }) => target === 'server1')
    .map(({ finding, episodes }) => `${finding} ${episodes}`);

describe('an episode that was played again', () => {
  it('does not count, whatever it showed: the one in its place does', () => {
    const again = played([cleanSham, down, stop], { 3: [2] });
    expect(ofServer1(again)).toEqual(['refuted 1', 'refuted 1', 'refuted 1']);
    expect(ofServer1(played([cleanSham, stop, down], { 3: [2] }))).toEqual(['proven 1', 'proven 1', 'proven 1']);
    expect([...again.samples.keys()]).toEqual([1, 3]);
    expect(judge(again).run.repeated).toEqual([2]);
  });

  it('would be one more beside the other, were it not said which it repeats', () => {
    const both = played([cleanSham, down, stop], {});
    expect(ofServer1(both)).toEqual(['unknown 2', 'unknown 2', 'unknown 2']);
    expect(judge(both).run).not.toHaveProperty('repeated');
  });

  it('may be the control arm, and may be played a third time: then the last one counts', () => {
    const again = played([{ ...cleanSham, shape: downUntilHealed }, down, cleanSham, down, stop], {
      3: [1],
      4: [2],
      5: [2, 4],
    });
    expect(ofServer1(again)).toEqual(['refuted 1', 'refuted 1', 'refuted 1']);
    expect(judge(again).run.repeated).toEqual([1, 2, 4]);
  });

  it('counts as it was played when the one in its place came to no end', () => {
    const torn = { ...stop, edit: tornBefore('fault-healed') };
    const again = played([cleanSham, down, torn], { 3: [2] });
    expect(ofServer1(again)).toEqual(['proven 1', 'proven 1', 'proven 1']);
    expect(judge(again).run).not.toHaveProperty('repeated');
  });
});

describe('what is to be repeated', () => {
  it('gets numbers of its own, in order, and what was done in it', () => {
    const experiments = [
      { target: 'balancer', fault: 'sham', spof: [] },
      { target: 'server1', fault: 'stop', spof: [] },
      { target: 'server1', fault: 'kill', spof: [] },
    ] as const;
    const disturbed = [
      { episode: 9, target: 'server1', fault: 'kill', repeats: [2] },
      { episode: 7, target: 'balancer', fault: 'sham' },
    ] as const;
    expect(repeatsOf(disturbed, { experiments }, 31)).toEqual([
      { episode: 31, repeats: [2, 9], experiment: experiments[2] },
      { episode: 32, repeats: [7], experiment: experiments[0] },
    ]);
  });
});
