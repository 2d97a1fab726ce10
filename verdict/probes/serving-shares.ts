import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { evenness, shareNumber, sharesOf } from '../probe-shares.ts';
import { sharedAmong, strangersIn } from '../probe-shared.ts';
import { markedDown } from '../probe-view.ts';
import { unansweredIn, visitsOf } from '../probe-visits.ts';
import { percent } from '../round.ts';
import { intervalInWords } from '../words.ts';

/**
 * Equivalence, not the absence of a difference: an even share counts as shown when both exact one-sided 95 % bounds
 * (Clopper-Pearson) lie within a fifth of it, two one-sided tests (Schuirmann 1987).
 */
export const servingShares: ProbeJudge = {
  id: 'serving-shares',
  statement: 'Every server answers an even share of the requests.',
  why: 'A server that is there and answers nothing, or all, is no second server.',

  judge(facts) {
    const servers = sharedAmong(facts).map(({ host }) => host);
    const visits = visitsOf(facts, 'all');
    const shares = sharesOf(visits, servers);
    const numbers = shares.map((share) => shareNumber(share));
    if (servers.length < 2) return unknown('no-such-part', 'nothing balances between two servers', numbers);
    const trouble = markedDown(facts) ?? strangersIn(facts) ?? unansweredIn(visits, 'under load');
    if (trouble) return { ...trouble, numbers };
    const uneven = shares.find((share) => ['above', 'below'].includes(evenness(share, servers.length)));
    if (uneven) return broken(`${uneven.server} answered ${percent(uneven.estimate)} of ${uneven.n} requests`, numbers);
    const open = shares.find((share) => evenness(share, servers.length) === 'open');
    if (!open) return held(numbers);
    const interval = intervalInWords(open);
    return unknown(
      'straddles-bar',
      `the share of ${open.server}, ${interval}, does not tell even from uneven`,
      numbers,
    );
  },
};
