import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { counting, repetitions } from '../../scripts/repeat.ts';
import { judge } from '../../verdict/judge.ts';
import { epochMs } from '../../model/units.ts';
import type { Edit } from '../support/record-edits.ts';
import { added, tornBefore, without } from '../support/record-edits.ts';
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
  return { ...record, events: counting(record.events.map(repeatOf)) };
}

const interrupted = (at: number): RunEvent => ({ type: 'run-interrupted', at: epochMs(at), signal: 'SIGINT' });

const ofServer1 = (record: EvidenceRecord): readonly unknown[] =>
  judge({ ...record, plan: { ...record.plan, experiments: record.plan.experiments.slice(0, 2) } })
    .cells.filter(({ target }) => target === 'server1')
    .map(({ finding, episodes }) => `${finding} ${episodes}`);

describe('an episode that was played again', () => {
  it('does not count, whatever it showed: the one in its place does', () => {
    const again = played([cleanSham, down, stop], { 3: [2] });
    expect(ofServer1(again)).toEqual(['refuted 1', 'refuted 1', 'refuted 1']);
    expect(ofServer1(played([cleanSham, stop, down], { 3: [2] }))).toEqual(['proven 1', 'proven 1', 'proven 1']);
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

  it.each<[string, Edit]>([
    ['came to no end', tornBefore('fault-healed')],
    ['was interrupted, and closed all the same', added((events) => interrupted(events.at(-2)!.at - 1))],
    ['never got to its fault', without('fault-injected')],
  ])('counts as it was played when the one in its place %s', (_, edit) => {
    const again = played([cleanSham, down, { ...stop, edit }], { 3: [2] });
    const ofEpisodes = again.events.flatMap((event) => (event.type === 'episode-started' ? [event.episode] : []));
    expect(ofEpisodes).toEqual([1, 2]);
    expect(judge(again).run).not.toHaveProperty('repeated');
    expect(judge(again).run.inVain).toEqual([3]);
  });

  it('is told of nothing in vain where a later one counts in its place', () => {
    const cut = { ...stop, edit: without('fault-injected') };
    expect(judge(played([cleanSham, down, cut, stop], { 3: [2], 4: [2, 3] })).run).not.toHaveProperty('inVain');
    expect(judge(played([cleanSham, down, cut, cut], { 3: [2], 4: [2, 3] })).run.inVain).toEqual([3, 4]);
  });
});

describe('what is to be repeated', () => {
  const [sham, kill] = [
    { target: 'balancer', fault: 'sham', spof: [] },
    { target: 'server1', fault: 'kill', spof: [] },
  ] as const;

  it('gets numbers of its own, in order, and names what it stands for', () => {
    const again = repetitions(31, 10);
    const disturbed = [
      { episode: 9, experiment: kill, repeats: [2] },
      { episode: 7, experiment: sham },
    ];
    expect(disturbed.map(again)).toEqual([
      { episode: 31, repeats: [2, 9], experiment: kill },
      { episode: 32, repeats: [7], experiment: sham },
    ]);
  });

  it('is no episode a fourth time, and in all no more than twice those that were planned', () => {
    expect(repetitions(31, 10)({ episode: 9, experiment: kill, repeats: [2, 3, 4] })).toBeUndefined();
    const again = repetitions(3, 1);
    const one = { episode: 1, experiment: sham };
    expect([again(one)?.episode, again(one)?.episode, again(one)?.episode]).toEqual([3, 4, undefined]);
  });
});
