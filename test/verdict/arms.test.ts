import { describe, expect, it } from 'vitest';
import { judge } from '../../verdict/judge.ts';
import { reasonsIn, without } from '../support/record-edits.ts';
import type { EpisodeRecipe } from '../support/record.ts';
import { recordOf } from '../support/record.ts';
import { downUntilHealed } from '../support/record-shapes.ts';

const down: EpisodeRecipe = { target: 'balancer', fault: 'kill', shape: downUntilHealed };
const up: EpisodeRecipe = { target: 'balancer', fault: 'kill' };

const balancerCell = (episodes: readonly EpisodeRecipe[]): ReturnType<typeof judge>['cells'][number] | undefined =>
  judge(recordOf({ episodes })).cells.find(({ target, fault }) => target === 'balancer' && fault === 'kill');

describe('episodes of the same target and fault', () => {
  it('make one cell, proven when all agree', () => {
    expect(balancerCell([down, down])).toMatchObject({
      episodes: 2,
      finding: 'proven',
      expectation: 'held',
      slots: { planned: 3440 },
      availability: { hold: { n: 1050, good: 0 } },
    });
  });

  it('make it unknown when they do not agree', () => {
    const cell = balancerCell([down, up]);
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(cell?.reasons[0]).toEqual({
      reason: 'episodes-disagree',
      detail: 'proven in 1 and refuted in 1 of 2 episodes',
    });
  });

  it('make it unknown when one of them says nothing, and name that one', () => {
    const cell = balancerCell([down, { ...down, edit: without('gate-judged', ({ side }) => side === 'before') }]);
    expect(cell?.finding).toBe('unknown');
    expect(cell?.reasons.at(-1)?.detail).toMatch(/^episode 3: the steady state before/);
  });
});

describe('an experiment that the plan asks for twice', () => {
  it('is unknown after one episode, however clear', () => {
    const record = recordOf({ episodes: [down, down] });
    const events = record.events.filter((event) => !('episode' in event && event.episode === 3));
    const cell = judge({ ...record, events }).cells.at(-1);
    expect(cell).toMatchObject({ episodes: 1, finding: 'unknown', effect: 'outage', expectation: 'unknown' });
    expect(cell?.reasons).toEqual([{ reason: 'interrupted', detail: '1 of 2 planned episodes took place' }]);
  });
});

describe('an experiment of a plan of several episodes', () => {
  it('is unknown after one of them, however clear', () => {
    const record = recordOf({ episodes: [down], plan: (plan) => ({ ...plan, episodes: 2 }) });
    const cell = judge(record).cells.at(-1);
    expect(cell).toMatchObject({ episodes: 1, finding: 'unknown' });
    expect(cell?.reasons.at(-1)?.detail).toContain('1 of 2 planned episodes took place');
  });
});

describe('an experiment of the plan', () => {
  it('without an episode makes cells that are unknown, never absent', () => {
    const record = recordOf({ episodes: [down] });
    const experiments = [...record.plan.experiments, { target: 'replica', fault: 'stop', spof: [] } as const];
    const verdict = judge({ ...record, plan: { ...record.plan, experiments } });
    const cells = verdict.cells.filter(({ target }) => target === 'replica');
    expect(cells.map(reasonsIn)).toEqual([['interrupted'], ['interrupted'], ['interrupted']]);
    expect(cells[0]).toMatchObject({ episodes: 0, finding: 'unknown', effect: 'unknown', slots: { planned: 0 } });
    expect(verdict).toMatchObject({ outcome: 'unknown', exitCode: 2 });
    expect(verdict.validity[0]?.sentence).toBe('Of 3 planned episodes 1 did not take place: stop replica.');
  });

  it('keeps its place: cells come in the order of the plan', () => {
    const { cells } = judge(recordOf({ episodes: [down, { target: 'server1', fault: 'stop' }] }));
    expect(cells.map(({ target, fault, operation }) => [target, fault, operation].join(' '))).toEqual(
      ['balancer sham', 'balancer kill', 'server1 stop'].flatMap((head) =>
        ['static', 'read', 'write'].map((operation) => [head, operation].join(' ')),
      ),
    );
  });

  it('with a sham that was interrupted leaves the others without a control arm', () => {
    const record = recordOf({ episodes: [down] });
    const events = record.events.filter((event) => !(event.type === 'episode-ended' && event.episode === 1));
    const { cells } = judge({ ...record, events });
    expect(cells.slice(3).map(reasonsIn)).toEqual([['sham-not-clean'], ['sham-not-clean'], ['sham-not-clean']]);
  });
});
