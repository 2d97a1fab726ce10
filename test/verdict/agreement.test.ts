import { describe, expect, it } from 'vitest';
import type { FaultId, Plan } from '../../model/plan.ts';
import { comparedWith } from '../../verdict/agreement.ts';
import { judge } from '../../verdict/judge.ts';
import { verdictSchema } from '../../verdict/schema.ts';
import { recordOf } from '../support/record.ts';
import { downUntilHealed } from '../support/record-shapes.ts';

const experiment = { target: 'server1', fault: 'stop', spof: [] } as const;

/** A plan whose drawing misses nobody, and says nothing of writes. */
const redundant = (plan: Plan): Plan => ({
  ...plan,
  experiments: plan.experiments.map((one) =>
    Object.assign({}, one, { predicted: { static: 'refuted', read: 'refuted' } }),
  ),
});

describe('comparedWith', () => {
  it.each([
    ['proven', 'proven', 'agreed-spof'],
    ['proven', 'refuted', 'hidden-redundancy'],
    ['refuted', 'proven', 'hidden-spof'],
    ['refuted', 'refuted', 'agreed-redundant'],
    ['proven', 'unknown', 'unknown'],
    ['refuted', 'unknown', 'unknown'],
  ] as const)('calls %s by the drawing and %s by measurement %s', (prediction, finding, agreement) => {
    const compared = {
      experiment: { ...experiment, predicted: { read: prediction } },
      operation: 'read',
      arm: 'main',
    } as const;
    expect(comparedWith(compared, finding)).toEqual({ prediction, agreement });
  });

  it('says nothing where the drawing does not, of a sham, and of returning users', () => {
    const predicted = { read: 'refuted' } as const;
    const all = { experiment: { ...experiment, predicted }, operation: 'read', arm: 'main' } as const;
    expect(comparedWith({ ...all, experiment }, 'proven')).toEqual({});
    expect(comparedWith({ ...all, operation: 'write' }, 'proven')).toEqual({});
    expect(comparedWith({ ...all, experiment: { ...experiment, fault: 'sham', predicted } }, 'proven')).toEqual({});
    expect(comparedWith({ ...all, arm: 'returning' }, 'proven')).toEqual({});
  });
});

describe('a verdict', () => {
  const stopped = { target: 'server1', fault: 'stop' as FaultId };

  it('names a server that the drawing can do without, and users cannot, a hidden single point of failure', () => {
    const verdict = judge(recordOf({ episodes: [{ ...stopped, shape: downUntilHealed }], plan: redundant }));
    const told = verdict.cells.map(({ fault, operation, agreement }) => `${fault} ${operation} ${agreement}`);
    expect(told.slice(3)).toEqual(['stop static hidden-spof', 'stop read hidden-spof', 'stop write undefined']);
    expect(verdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
  });

  it('agrees with the drawing about a server that nobody misses', () => {
    const verdict = judge(recordOf({ episodes: [stopped], plan: redundant }));
    expect(verdict.cells.slice(3, 5)).toMatchObject([
      { prediction: 'refuted', agreement: 'agreed-redundant' },
      { prediction: 'refuted', agreement: 'agreed-redundant' },
    ]);
  });

  it('of a plan without predictions compares nothing', () => {
    const { cells } = judge(recordOf({ episodes: [stopped] }));
    expect(cells).toHaveLength(6);
    expect(cells.filter((cell) => 'prediction' in cell || 'agreement' in cell)).toEqual([]);
  });

  it('proves of two servers together what each of them alone does not show', () => {
    const both = { target: 'server1+server2', fault: 'kill' as FaultId };
    const record = recordOf({ episodes: [{ ...both, shape: downUntilHealed }], plan: redundant });
    expect(judge(record).cells.at(-1)).toMatchObject({ ...both, finding: 'proven', effect: 'outage' });
    // One that goes on answering was not taken away, whatever else was.
    const half = recordOf({ episodes: [both], plan: redundant });
    expect(judge(half).cells.at(-1)?.finding).toBe('unknown');
  });
});
