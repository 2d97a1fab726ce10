import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.ts';
import { perSecond } from '../../model/units.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { serializeVerdict } from '../../verdict/serialize.ts';
import type { EpisodeRecipe, RecordRecipe } from '../support/record.ts';
import { recordOf } from '../support/record.ts';
import { changed, reasonsIn } from '../support/record-edits.ts';
import type { Shape } from '../support/record-shapes.ts';
import { downUntilHealed, refusedBetween, strayAt } from '../support/record-shapes.ts';

const allGood: Shape = () => ({});
const kept: RecordRecipe['plan'] = (plan) => ({ ...plan, load: { ...plan.load, returningPerSecond: perSecond(30) } });

const few: RecordRecipe['plan'] = (plan) => ({ ...plan, load: { ...plan.load, returningPerSecond: perSecond(3) } });

/** A run of a clean sham and one episode with 30 requests a second of each operation by returning users. */
const verdictOf = (recipe: Partial<EpisodeRecipe>, plan = kept): Verdict =>
  judge(recordOf({ episodes: [{ target: 'server1', fault: 'stop', ...recipe }], plan }));

const cellsOf = ({ cells }: Verdict, arm: Cell['arm']): readonly Cell[] => cells.filter((cell) => cell.arm === arm);
const readOf = (verdict: Verdict): Cell => cellsOf(verdict, 'main').findLast(({ operation }) => operation === 'read')!;

/** Every so manieth of their requests comes over a new connection, and each of the first 60: nobody has one yet. */
const opening = (every: number): Pick<EpisodeRecipe, 'editSamples'> => ({
  editSamples: (samples) =>
    samples.map((sample) =>
      sample.arm === 'returning' && (sample.iteration < 60 || sample.iteration % every === 0)
        ? { ...sample, opened: true }
        : sample,
    ),
});

describe('returning users', () => {
  it('have no cells of their own where they felt the same', () => {
    const verdict = verdictOf({});
    expect(cellsOf(verdict, 'returning')).toEqual([]);
    expect(readOf(verdict)).toMatchObject({
      arm: 'main',
      bar: 0.99,
      returning: {
        comparison: 'same',
        finding: 'refuted',
        effect: 'none',
        kept: { n: 203, good: 203 },
        fresh: { n: 675, good: 675 },
        slots: { planned: 516 },
      },
    });
    expect(verdict).toMatchObject({ outcome: 'held', exitCode: 0 });
  });

  it('say nothing of kept connections where most of the last ones before the fault had to be made', () => {
    const unkept = readOf(verdictOf(opening(1)));
    expect(unkept).toMatchObject({ finding: 'refuted', expectation: 'held' });
    expect(unkept.returning).toMatchObject({ comparison: 'unkept', opened: { count: 30, of: 30 }, finding: 'refuted' });
    const half = readOf(verdictOf(opening(2))).returning;
    expect(half).toMatchObject({ comparison: 'same' });
    expect(half).not.toHaveProperty('opened');
  });

  it('break an expected survival that main users do not', () => {
    const verdict = verdictOf({ kept: downUntilHealed });
    const cells = cellsOf(verdict, 'returning');
    expect(cells.map(({ operation }) => operation)).toEqual(['static', 'read', 'write']);
    expect(cells[1]).toMatchObject({
      target: 'server1',
      bar: 0.95,
      expected: 'refuted',
      finding: 'proven',
      effect: 'outage',
      expectation: 'broken',
      returning: null,
      slots: { planned: 516 },
    });
    expect(cells[1]?.reasons[0]?.detail).toMatch(
      /^returning users: read was expected to survive without server1, but 0 % of 158 slots/,
    );
    expect(readOf(verdict)).toMatchObject({ finding: 'refuted', returning: { comparison: 'worse' } });
    expect(verdict).toMatchObject({ outcome: 'broken', exitCode: 1 });
  });

  it('have a cell that is held where kept connections hide what main users feel', () => {
    const verdict = verdictOf({ target: 'balancer', shape: downUntilHealed, kept: allGood });
    expect(cellsOf(verdict, 'returning')[1]).toMatchObject({ finding: 'refuted', expectation: 'held', reasons: [] });
    expect(readOf(verdict)).toMatchObject({ finding: 'proven', returning: { comparison: 'hidden' } });
    expect(verdict.outcome).toBe('held');
  });

  it('have a cell where what they felt is graver, if it is known what becomes of them', () => {
    const blip = verdictOf({ kept: refusedBetween(0, 200) });
    expect(cellsOf(blip, 'returning')[0]).toMatchObject({ finding: 'refuted', effect: 'blip', expectation: 'held' });
    const late = verdictOf({ kept: refusedBetween(0, 3000) });
    expect(cellsOf(late, 'returning')[0]).toMatchObject({ effect: 'slow-recovery', expectation: 'broken' });
  });

  it('never make a run unknown by being too few', () => {
    const verdict = verdictOf({ kept: strayAt(20, 21, 22) }, few);
    expect(cellsOf(verdict, 'returning')).toEqual([]);
    expect(readOf(verdict).returning).toMatchObject({ finding: 'unknown', slots: { planned: 51 } });
    expect(verdict.outcome).toBe('held');
  });

  it('are not judged against a sham in which they lost service', () => {
    const record = recordOf({ episodes: [{ target: 'server1', fault: 'stop', kept: downUntilHealed }], plan: kept });
    const sham = recordOf({ episodes: [], plan: kept }).samples.get(1) ?? [];
    const broken = sham.map((sample) => (sample.arm === 'returning' ? lost(sample) : sample));
    const verdict = judge({ ...record, samples: new Map([...record.samples, [1, broken]]) });
    expect(cellsOf(verdict, 'returning').filter(({ target }) => target === 'server1')).toEqual([]);
    expect(readOf(verdict)).toMatchObject({ finding: 'refuted', expectation: 'held' });
  });

  it('are harmed by their own lost writes', () => {
    const edit = changed('ledger-read', { present: '20000000-20001719,25000000-25000499' });
    const verdict = verdictOf({ edit });
    const write = cellsOf(verdict, 'returning').find(({ operation }) => operation === 'write');
    expect(write).toMatchObject({ effect: 'data', expectation: 'broken' });
    expect(reasonsIn(write!)).toEqual(['writes-lost']);
    expect(write?.reasons[0]?.detail).toMatch(/^returning users: 16 of 516 acknowledged writes are missing in primary/);
  });

  it('have series a second wide, which together are their slots', () => {
    const [, episode] = verdictOf({ kept: refusedBetween(0, 3000) }).episodes;
    const [, read] = episode?.returning ?? [];
    expect(read).toMatchObject({ operation: 'read', binMs: 1000, startMs: -5005 });
    expect(read?.good).toHaveLength(18);
    expect([sum(read?.good) + sum(read?.bad), sum(read?.bad)]).toEqual([516, 90]);
  });

  it('say in the validity that not one of their samples came, and leave the cells as they are', () => {
    const alone = verdictOf({ editSamples: (samples) => samples.filter(({ arm }) => arm === 'main') });
    const told = alone.validity.find(({ id }) => id === 'unbooked-returning-users');
    expect(told).toMatchObject({ verdict: 'broken' });
    expect(told?.sentence).toContain('no sample of static by returning users for 516 planned slots');
    expect(readOf(alone)).toMatchObject({ finding: 'refuted', returning: { comparison: 'unknown' } });
    expect(alone.outcome).toBe('held');
  });

  it('are judged alike from the same record, byte for byte', () => {
    const recipe = { kept: strayAt(160, 161, 180) };
    expect(serializeVerdict(verdictOf(recipe))).toBe(serializeVerdict(verdictOf(recipe)));
  });
});

const sum = (row: readonly number[] = []): number => row.reduce((a, b) => a + b, 0);

const lost = <One extends object>(sample: One): One => ({
  ...sample,
  status: 0,
  error: 1220,
  valid: false,
  server: '',
});
