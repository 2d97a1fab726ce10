import { describe, expect, it } from 'vitest';
import type { Sample } from '../../model/sample.ts';
import { writesPerArm } from '../../model/sample.ts';
import { perSecond } from '../../model/units.ts';
import type { Cell } from '../../model/cell.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { recordOf } from '../support/record.ts';

/** One write of the last episode names a number that no write can have, as of a line that was damaged. */
function damaged({ samples, ...record }: EvidenceRecord, arm: Sample['arm']): EvidenceRecord {
  const own = samples.get(2) ?? [];
  const at = own.findLastIndex((sample) => sample.operation === 'write' && sample.arm === arm);
  const changed = own.with(at, { ...(own[at] as Sample), iteration: writesPerArm + 7 });
  return { ...record, samples: new Map([...samples, [2, changed]]) };
}

const whole = recordOf({
  episodes: [{ target: 'server1', fault: 'stop' }],
  plan: (plan) => ({ ...plan, load: { ...plan.load, returningPerSecond: perSecond(30) } }),
});

const cellsOf = (record: EvidenceRecord): readonly Pick<Cell, 'operation' | 'finding' | 'expectation' | 'reasons'>[] =>
  judge(record).cells.filter(({ fault }) => fault !== 'sham');

describe('a write with a number that no write can have', () => {
  it('leaves what writes show unknown, and nothing else', () => {
    const cells = cellsOf(damaged(whole, 'main'));
    expect(cells.map(({ operation, finding }) => [operation, finding])).toEqual([
      ['static', 'refuted'],
      ['read', 'refuted'],
      ['write', 'unknown'],
    ]);
    expect(cells.at(-1)).toMatchObject({ expectation: 'unknown' });
    expect(cells.at(-1)?.reasons).toEqual([
      {
        reason: 'check-failed',
        detail:
          'counting write failed: a sample of a write names iteration 5000007, and no write has a number of 5000000 or more',
      },
    ]);
  });

  it('leaves the books open of whichever users it is, so that no survival of writes is shown', () => {
    const write = cellsOf(damaged(whole, 'returning')).find(({ operation }) => operation === 'write');
    expect(write).toMatchObject({ finding: 'unknown', expectation: 'unknown' });
    expect(write?.reasons.map(({ reason }) => reason)).toEqual(['ledger-unread']);
    expect(judge(damaged(whole, 'returning')).writes).toMatchObject({ lost: 0, phantom: 0 });
  });
});
