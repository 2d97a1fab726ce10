import { balancedHosts } from '../../model/balanced.ts';
import { isCarried } from '../../model/capacity.ts';
import { kneeIn, kneeNumbers, offerNumbers, offersIn } from '../capacity.ts';
import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { isFinding, spanOf } from '../probe-visits.ts';

/** That the survivor carries the whole load is true below its own capacity, and not above: both are to be seen. */
export const survivorLoad: ProbeJudge = {
  id: 'survivor-load',
  statement: 'The surviving servers carry the whole load while it is below their own capacity, and not above.',
  why: 'A stack that is loaded beyond what the survivors carry is redundant by drawing only.',

  judge(facts) {
    const servers = balancedHosts(facts.stack).length;
    const all = kneeIn(facts, 'all');
    const [below = [], above = []] = [offersIn(facts, 'below')[0], offersIn(facts, 'above')[0]];
    const numbers = [
      ...kneeNumbers('all servers', all),
      ...offerNumbers('offered below', below),
      ...offerNumbers('offered above', above),
    ];
    if (servers < 2) return unknown('no-such-part', 'the stack has fewer than two servers', numbers);
    const span = spanOf(facts);
    if (isFinding(span)) return span;
    if (below.length === 0 || above.length === 0)
      return unknown('too-few', 'the survivors were not offered both rates', numbers);
    if (!isCarried(below)) return broken('the survivors do not carry their part of what all servers carry', numbers);
    if (isCarried(above)) return broken('the survivors carry more than their part: the others add little', numbers);
    return held(numbers);
  },
};
