import { balancedHosts } from '../../model/balanced.ts';
import { isCarried, rateOf, survivorShares } from '../../model/capacity.ts';
import { kneeIn, kneeNumbers, offerNumbers, stoppedServer } from '../capacity.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { offersIn, repeatNumbers, starvedIn } from '../probe-offers.ts';
import { markedDown } from '../probe-view.ts';
import { isFinding } from '../probe-visits.ts';

/** Part of a rate that has to be offered really, for it to count as offered: on a busy machine visitors set out late. */
const reached = 0.9;

/** Parts of the probe, each with the rates offered in it. */
const parts = ['all', 'below', 'above'] as const;

/** That the survivor carries the whole load is true below its own capacity, and not above: both are to be seen. */
export const survivorLoad: ProbeJudge = {
  id: 'survivor-load',
  statement: 'The surviving servers carry the whole load while it is below their own capacity, and not above.',
  why: 'A stack that is loaded beyond what the survivors carry is redundant by drawing only.',

  judge(facts) {
    const servers = balancedHosts(facts.stack, 'read').length;
    const all = kneeIn(facts, 'all');
    const [below = [], above = []] = [offersIn(facts, 'below')[0], offersIn(facts, 'above')[0]];
    const numbers = [
      ...kneeNumbers('all servers', all),
      ...offerNumbers('offered below', below),
      ...offerNumbers('offered above', above),
      ...repeatNumbers(facts, parts),
    ];
    if (servers < 2) return unknown('no-such-part', 'the stack has fewer than two servers', numbers);
    const starved = starvedIn(facts, parts, numbers);
    if (starved) return starved;
    const down = markedDown(facts);
    if (down) return { ...down, numbers };
    const span = stoppedServer(facts);
    if (isFinding(span)) return span;
    const planned = survivorShares(servers);
    const isOffered = (visits: typeof below, share: number): boolean => rateOf(visits) >= reached * share * all.carried;
    if (all.carried === 0 || !isOffered(below, planned.below) || !isOffered(above, planned.above))
      return unknown('too-few', 'the rates that were offered are not the ones that would tell', numbers);
    if (!isCarried(below)) return broken('the survivors do not carry their part of what all servers carry', numbers);
    if (isCarried(above)) return broken('the survivors carry more than their part: the others add little', numbers);
    return held(numbers);
  },
};
