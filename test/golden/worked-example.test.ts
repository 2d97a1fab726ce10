import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceRecord, Verdict } from '../../model/verdict.ts';
import type { Worked } from '../support/worked-arithmetic.ts';
import { workOut } from '../support/worked-arithmetic.ts';
import { workedRecord } from '../support/worked-example.ts';
import { workedPage } from '../support/worked-page.ts';
import { judge } from '../../verdict/judge.ts';

let record: EvidenceRecord;
let verdict: Verdict;
beforeAll(async () => {
  record = await workedRecord();
  verdict = judge(record);
});

/** What the judge says, in the words of the page. */
const cellOf = (target: string): Verdict['cells'][number] | undefined =>
  verdict.cells.find((cell) => cell.target === target && cell.operation === 'write');

/** The parts of a cell that the page works out. */
const byHand = ({ planned, good, bad, dropped, phases, outage }: Worked): object => ({
  slots: { planned, good, bad, dropped, cut: 0, unknown: 0 },
  availability: { control: phases.control, hold: phases.hold, after: phases.after },
  outage: {
    startMs: Math.round(outage.firstBad * 10) / 10,
    lengthLowMs: Math.round((outage.lastBad - outage.firstBad) * 10) / 10,
    censored: outage.answered === null,
    ...(outage.answered !== null && { lengthHighMs: Math.round((outage.answered - outage.goodBefore) * 10) / 10 }),
  },
});

describe('the page that works a proof out by hand', () => {
  it('is as last agreed, number by number', async () => {
    await expect(workedPage(record)).toMatchFileSnapshot('../../docs/worked-example.md');
  });

  it.each([
    [3, 'primary.mariadb', 'proven'],
    [22, 'server1.app', 'refuted'],
  ] as const)('counts in episode %d, of %s, what the judge counts', (episode, target, finding) => {
    expect(cellOf(target)).toMatchObject({ ...byHand(workOut(record, episode, 'write')), finding, expectation: 'held' });
  });

  it('has the bounds of the judge where all slots are good or none', () => {
    const [control, hold] = [cellOf('primary.mariadb')?.availability.control, cellOf('primary.mariadb')?.availability.hold];
    expect(control?.low).toBeCloseTo(0.05 ** (1 / (control?.n ?? 0)), 5);
    expect(hold?.high).toBeCloseTo(1 - 0.05 ** (1 / (hold?.n ?? 0)), 5);
  });

  it('would part from the judge over a single write that was answered otherwise', () => {
    const all = record.samples.get(3) ?? [];
    const place = all.findIndex(({ operation, iteration }) => operation === 'write' && iteration === 60);
    const samples = new Map(record.samples).set(3, all.with(place, { ...all[place]!, valid: false, status: 503 }));
    expect(cellOf('primary.mariadb')).not.toMatchObject(byHand(workOut({ ...record, samples }, 3, 'write')));
  });
});
