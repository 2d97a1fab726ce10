import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.ts';
import { epochMs } from '../../model/units.ts';
import { judge } from '../../verdict/judge.ts';
import { serializeVerdict } from '../../verdict/serialize.ts';
import type { Replicates } from '../support/drawn-record.ts';
import { drawnRecordOf } from '../support/drawn-record.ts';
import type { Edit } from '../support/record-edits.ts';
import { changed, reasonsIn, without } from '../support/record-edits.ts';
import { downUntilHealed, healingMs, refusedBetween, strayAt } from '../support/record-shapes.ts';

const [down, up] = [{ shape: downUntilHealed }, {}];

/** The cells of three episodes in which the balancer is stopped, among those of server1, in drawn order. */
const cellsOf = (met: Replicates, servers: Replicates = [up, up, up]): readonly Cell[] =>
  judge(
    drawnRecordOf(3, [
      { target: 'balancer', fault: 'stop', met },
      { target: 'server1', fault: 'stop', met: servers },
    ]),
  ).cells;

const readOf = (cells: readonly Cell[], target: string, fault = 'stop'): Cell =>
  cells.find((cell) => cell.target === target && cell.fault === fault && cell.operation === 'read')!;

/** The balancer notices so much later that a server is down. */
const later =
  (byMs: number): Edit =>
  (events) =>
    events.map((event) =>
      event.type === 'balancer-saw' && event.state === 'DOWN' ? { ...event, at: epochMs(event.at + byMs) } : event,
    );

describe('three episodes of each cell, in drawn order', () => {
  it('prove in three of three, and refute in three of three', () => {
    const cells = cellsOf([down, down, down]);
    expect(readOf(cells, 'balancer')).toMatchObject({
      finding: 'proven',
      expectation: 'held',
      episodes: 3,
      availability: { hold: { good: 0, n: 1575 } },
    });
    expect(readOf(cells, 'server1')).toMatchObject({
      finding: 'refuted',
      expectation: 'held',
      episodes: 3,
      availability: { hold: { good: 1575, n: 1575, lowBy: 'exact' } },
    });
    expect(readOf(cells, 'balancer', 'sham')).toMatchObject({ finding: 'refuted', episodes: 3 });
  });

  it.each<[string, Replicates, string]>([
    ['first', [up, down, down], 'proven in 2 and refuted in 1 of 3 episodes'],
    ['second', [down, up, down], 'proven in 2 and refuted in 1 of 3 episodes'],
    ['last two', [down, up, up], 'proven in 1 and refuted in 2 of 3 episodes'],
  ])('leave it unknown when the %s differ', (_, met, detail) => {
    const cell = readOf(cellsOf(met), 'balancer');
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown', effect: 'outage', episodes: 3 });
    expect(cell.reasons[0]).toEqual({ reason: 'episodes-disagree', detail });
  });

  it.each<[string, readonly [number, number, number]]>([
    ['first', [1500, 30, 90]],
    ['last', [90, 30, 1500]],
  ])('tell the slowest return of outages that were healed, also of the %s', (_, late) => {
    // The longest interruption is that of the one that began first; it says nothing of when each was over.
    const met = late.map((byMs, place) => ({ shape: refusedBetween(place === 1 ? -60 : -5, healingMs + byMs) }));
    const { timeToRecoverMs, outage } = readOf(cellsOf(met), 'balancer');
    expect(outage?.censored).toBe(true);
    expect(timeToRecoverMs).toBeGreaterThan(healingMs + 1500 - 10);
  });

  it.each([700, 1174])('tell the return of a failover, and not of a stray failure at slot %d of another', (slot) => {
    const failover = { shape: refusedBetween(0, 300) };
    const { timeToRecoverMs, outage } = readOf(
      cellsOf([down, down, down], [failover, { shape: strayAt(slot) }, up]),
      'server1',
    );
    expect(outage).toMatchObject({ censored: false });
    expect(timeToRecoverMs).toBeGreaterThanOrEqual(300);
    expect(timeToRecoverMs).toBeLessThan(330);
  });

  it('tell no return when one of the outages never ended', () => {
    const never = { shape: refusedBetween(0, 99_000) };
    expect(readOf(cellsOf([down, never, down]), 'balancer').timeToRecoverMs).toBeNull();
  });

  it('break an expectation of survival as soon as one of them is beyond the budget', () => {
    const cell = readOf(cellsOf([down, down, down], [up, up, { shape: refusedBetween(0, 3000) }]), 'server1');
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'broken', effect: 'slow-recovery' });
    expect(reasonsIn(cell)).toContain('recovered-beyond-budget');
  });

  it.each<[string, Replicates]>([
    ['one', [up, down, up]],
    ['two', [down, down, up]],
  ])('break an expectation of survival as soon as %s of them did not survive', (_, met) => {
    const cell = readOf(cellsOf([down, down, down], met), 'server1');
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'broken', effect: 'outage' });
    expect(reasonsIn(cell)).toContain('episodes-disagree');
  });

  it('leave it unknown when one of them says nothing', () => {
    const blind = { ...down, edit: without('evidence-seen') };
    const cell = readOf(cellsOf([down, blind, down]), 'balancer');
    expect(cell).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(reasonsIn(cell)).toContain('fault-not-evidenced');
  });

  it('say for what they are unknown where those that are known agree', () => {
    const blind = { ...down, edit: without('evidence-seen') };
    const { reasons } = readOf(cellsOf([down, blind, down]), 'balancer');
    const detail = 'proven in 2 of 3 episodes, and unknown in 1';
    expect(reasons[0]).toEqual({ reason: 'fault-not-evidenced', detail });
    expect(reasons.map(({ reason }) => reason)).not.toContain('episodes-disagree');
  });

  it('tell of data that was harmed in one of them although another says nothing', () => {
    const gone = { edit: changed('ledger-read', { present: '' }) };
    const cells = cellsOf([down, down, down], [up, { edit: without('evidence-seen') }, gone]);
    const write = cells.find(({ target, operation }) => target === 'server1' && operation === 'write');
    expect(write).toMatchObject({ finding: 'unknown', effect: 'data', expectation: 'broken' });
    expect(readOf(cells, 'server1')).toMatchObject({ finding: 'unknown', effect: 'unknown' });
  });

  it('are pooled: three times the slots, and a bound that is tighter than that of any one', () => {
    const stray = { shape: strayAt(900) };
    const { hold } = readOf(cellsOf([down, down, down], [stray, stray, stray]), 'server1').availability;
    const alone = readOf(cellsOf([down, down, down], [stray, up, up]), 'server1').availability.hold;
    expect(hold).toMatchObject({ n: 1575, good: 1572 });
    expect(hold?.low).toBeGreaterThan(0.992);
    expect(alone?.low).toBeGreaterThan(hold?.low ?? 1);
  });

  it('show the interruption that was not over, although another took longer', () => {
    const [over, late] = [{ shape: refusedBetween(0, 1300) }, { shape: refusedBetween(5900, 7030) }];
    for (const met of [
      [over, late, up],
      [late, up, over],
    ]) {
      expect(readOf(cellsOf([down, down, down], met), 'server1').outage).toMatchObject({ censored: true });
    }
  });

  it.each<[string, Edit, number | null]>([
    ['late', later(4000), 4300],
    ['never', without('balancer-saw'), null],
  ])(
    'show what the balancer noticed %s, although it noticed the longest interruption in time',
    (_, edit, observedMs) => {
      const [long, short] = [{ shape: refusedBetween(0, 900) }, { shape: refusedBetween(0, 800), edit }];
      for (const met of [
        [long, short, up],
        [short, up, long],
      ]) {
        const cell = readOf(cellsOf([down, down, down], met), 'server1');
        expect(cell).toMatchObject({ detection: { observedMs, within: false }, timeToDetectMs: observedMs });
        expect(cell.outage?.lengthLowMs).toBeGreaterThan(850);
      }
    },
  );

  it('give the same bytes for the same record', () => {
    const record = drawnRecordOf(3, [
      { target: 'server1', fault: 'stop', met: [{ shape: strayAt(900, 950) }, up, { shape: strayAt(1000) }] },
    ]);
    expect(serializeVerdict(judge(record))).toBe(serializeVerdict(judge(record)));
  });
});
