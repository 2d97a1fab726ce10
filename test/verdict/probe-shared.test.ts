import { describe, expect, it } from 'vitest';
import { servingOrder } from '../../verdict/probes/serving-order.ts';
import { servingShares } from '../../verdict/probes/serving-shares.ts';
import { standby } from '../../verdict/probes/standby.ts';
import { stickiness } from '../../verdict/probes/stickiness.ts';
import { followsLoad } from '../../verdict/probes/follows-load.ts';
import { threeTiers } from '../support/own-stacks.ts';
import { factsOf, faultSeen, visitsSeen } from '../support/probe-facts.ts';

const web = (place: number) => ({ server: `web${(place % 2) + 1}` });
const app = (place: number) => ({ server: `app${(place % 2) + 1}` });

describe('web servers in front of applications on machines of their own', () => {
  it('are judged by the answers that name them', () => {
    expect(servingShares.judge(factsOf([visitsSeen('all', 600, web, 'static')], threeTiers)).verdict).toBe('held');
    const one = visitsSeen('all', 600, () => ({ server: 'web1' }), 'static');
    expect(servingShares.judge(factsOf([one], threeTiers)).verdict).toBe('broken');
  });

  it('are not told of by answers that name the applications, which says nothing of the balancer', () => {
    const seen = ['all', 'before', 'around', 'during', 'after'].map((part) => visitsSeen(part, 600, app));
    const passive = {
      ...threeTiers,
      links: threeTiers.links.map((link) =>
        Object.assign({}, link, link.to === 'web2.nginx' && { backup: true as const }),
      ),
    };
    const facts = factsOf([...seen, ...faultSeen('stop', 'web1')], passive);
    for (const judge of [servingShares, servingOrder, standby, stickiness, followsLoad]) {
      const { verdict, reasons } = judge.judge(facts);
      expect([judge.id, verdict, reasons[0]?.reason]).toEqual([judge.id, 'unknown', 'evidence-disagrees']);
      expect(reasons[0]?.detail).toMatch(
        /^(\d+) of \1 answers name app1, app2, and requests are shared among web1, web2$/,
      );
    }
  });
});
