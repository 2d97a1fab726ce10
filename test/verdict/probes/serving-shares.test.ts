import { describe, expect, it } from 'vitest';
import { servingShares } from '../../../verdict/probes/serving-shares.ts';
import { balanced, factsOf, unanswered, visitsSeen, without } from '../../support/probe-facts.ts';

/** Every so-manieth request goes to server2, all others to server1. */
const oneIn = (every: number) => (place: number) => ({ server: place % every === 0 ? 'server2' : 'server1' });

describe('serving-shares', () => {
  it('holds when both servers answer half, with the interval that shows it', () => {
    const finding = servingShares.judge(factsOf([visitsSeen('all', 600)]));
    expect(finding.verdict).toBe('held');
    expect(finding.numbers[0]).toMatchObject({ what: 'share of server1', value: 0.5, unit: 'share', n: 600 });
    expect(finding.numbers[0]?.low).toBeGreaterThan(0.46);
    expect(finding.numbers[0]?.high).toBeLessThan(0.54);
  });

  it('is broken by a balancer that sends everything to one server', () => {
    const finding = servingShares.judge(factsOf([visitsSeen('all', 600, () => ({ server: 'server1' }))]));
    expect(finding.reasons).toEqual([{ reason: 'contradicted', detail: 'server1 answered 100 % of 600 requests' }]);
  });

  it('is broken by a server that answers every third request only', () => {
    expect(servingShares.judge(factsOf([visitsSeen('all', 600, oneIn(3))])).verdict).toBe('broken');
  });

  it('is broken by one of three that answers too few, although none answers too many', () => {
    const stack = balanced();
    const third = { ...stack.components[0]!, name: 'server3.nginx', host: 'server3', role: 'web' } as const;
    const three = {
      ...stack,
      hosts: [...stack.hosts, { name: 'server3' }],
      components: [...stack.components, third],
      links: [...stack.links, { from: 'balancer.haproxy', to: third.name }],
    };
    const few = visitsSeen('all', 3000, (place) => {
      const share = place % 100;
      return { server: share < 38 ? 'server1' : share < 76 ? 'server2' : 'server3' };
    });
    expect(servingShares.judge(factsOf([few], three)).reasons[0]?.detail).toBe(
      'server3 answered 24 % of 3000 requests',
    );
  });

  it('does not know from so few requests that the interval contains both', () => {
    const finding = servingShares.judge(factsOf([visitsSeen('all', 40)]));
    expect([finding.verdict, finding.reasons[0]?.reason]).toEqual(['unknown', 'straddles-bar']);
  });

  it('does not know when requests were lost, or when there is one server only', () => {
    const lossy = visitsSeen('all', 600, (place) => (place % 10 === 0 ? unanswered : {}));
    expect(servingShares.judge(factsOf([lossy])).reasons[0]?.reason).toBe('unanswered');
    const single = factsOf([visitsSeen('all', 600)], without('server2.nginx'));
    expect(servingShares.judge(single).reasons[0]?.reason).toBe('no-such-part');
  });
});
