import { describe, expect, it } from 'vitest';
import type { Claim } from '../../model/claim.ts';
import { acts, leaves, plainLoss, probe, takesAway } from '../../plans/claim-words.ts';
import { needsOf } from '../../plans/claim-needs.ts';
import { promise, remedy } from '../support/claims-fixture.ts';

const claim = (...shownBy: Extract<Claim['original'], { shownBy: unknown }>['shownBy'][number][]): Claim => ({
  ...promise,
  original: { foreseen: 'held', shownBy },
});

describe('needsOf', () => {
  it('asks for each act and each question once, whatever number of claims need it', () => {
    const needs = needsOf(
      [
        claim(takesAway('one', acts(plainLoss, 'x'), ['write']), probe('one', 'replication')),
        claim(leaves('one', acts(['stop'], 'x'), ['static', 'read']), probe('one', 'replication')),
      ],
      [],
    );
    expect(needs).toHaveLength(1);
    expect(needs[0]?.acts).toEqual([
      { target: 'x', fault: 'stop', foreseen: { write: 'proven', static: 'refuted', read: 'refuted' } },
      { target: 'x', fault: 'kill', foreseen: { write: 'proven' } },
    ]);
    expect(needs[0]?.probes.map((each) => each.probe)).toEqual(['replication']);
  });

  it('tells the same question of two targets apart', () => {
    const [needs] = needsOf(
      [claim(probe('one', 'alert', 'held', { target: 'a' }), probe('one', 'alert', 'held', { target: 'b' }))],
      [],
    );
    expect(needs?.probes.map(({ target }) => target)).toEqual(['a', 'b']);
  });

  it('does what is lost in one stack to the counterparts in the stack that remedies it, if that is run anyway', () => {
    const lost = claim(takesAway('two-servers', acts(['pause'], 'balancer')));
    const other = claim(leaves('balancer-failover', acts(['stop'], 'server1')));
    const needs = needsOf([lost, other], [remedy]);
    expect(
      needs.find(({ stack }) => stack === 'balancer-failover')?.acts.map(({ target, fault }) => [fault, target]),
    ).toEqual([
      ['stop', 'server1'],
      ['pause', 'balancer1'],
      ['pause', 'balancer2'],
    ]);
    expect(needsOf([lost], [remedy]).map(({ stack }) => stack)).toEqual(['two-servers']);
  });
});
