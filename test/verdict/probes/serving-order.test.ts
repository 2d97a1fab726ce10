import { describe, expect, it } from 'vitest';
import { servingOrder } from '../../../verdict/probes/serving-order.ts';
import { factsOf, unanswered, visitsSeen, without } from '../../support/probe-facts.ts';

describe('serving-order', () => {
  it('holds when two servers take turns', () => {
    expect(servingOrder.judge(factsOf([visitsSeen('all', 60)]))).toMatchObject({ verdict: 'held', reasons: [] });
  });

  it('is broken by a balancer that sends everything to one server', () => {
    const finding = servingOrder.judge(factsOf([visitsSeen('all', 60, () => ({ server: 'server1' }))]));
    expect(finding.verdict).toBe('broken');
    expect(finding.reasons).toEqual([
      { reason: 'contradicted', detail: '59 of 60 requests went to a server out of turn' },
    ]);
  });

  it('is broken by two requests in a row at one server', () => {
    const swapped = visitsSeen('all', 60, (place) => (place === 30 ? { server: 'server2' } : {}));
    expect(servingOrder.judge(factsOf([swapped])).numbers).toContainEqual({
      what: 'requests out of turn',
      value: 2,
      unit: 'count',
      n: 60,
    });
  });

  it('says nothing from a handful of requests, of unanswered ones, and of a single server', () => {
    const reasons = [
      servingOrder.judge(factsOf([visitsSeen('all', 8)])),
      servingOrder.judge(factsOf([visitsSeen('all', 60, (place) => (place === 7 ? unanswered : {}))])),
      servingOrder.judge(factsOf([visitsSeen('all', 60)], without('server2.nginx'))),
    ].map(({ verdict, reasons: [first] }) => [verdict, first?.reason]);
    expect(reasons).toEqual([
      ['unknown', 'too-few'],
      ['unknown', 'unanswered'],
      ['unknown', 'no-such-part'],
    ]);
  });
});
