import { balancedHosts } from '../../model/balanced.ts';
import type { ProbeFinding } from '../../model/probe-verdict.ts';
import type { ProbeFacts, ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { evenness, shareNumber, sharesOf } from '../probe-shares.ts';
import type { ServerShare } from '../probe-shares.ts';
import { isFinding, spanOf, unansweredIn, visitsOf } from '../probe-visits.ts';
import { percent } from '../round.ts';

/**
 * Least connections sends to the server with the fewest under way: of a slow one more are under way, so it gets less. Shown
 * when its share is below an even one while it is slow, and even before and after.
 */
export const followsLoad: ProbeJudge = {
  id: 'follows-load',
  statement: 'A server that becomes slow gets fewer requests, and an even share again when it is quick.',
  why: 'A slow server that gets as much as a quick one makes its users wait.',

  judge(facts) {
    const servers = balancedHosts(facts.stack).map(({ host }) => host);
    if (servers.length < 2) return unknown('no-such-part', 'nothing balances between two servers');
    const span = spanOf(facts);
    if (isFinding(span)) return span;
    const shares = ['before', 'during', 'after'].map((part) => shareIn(facts, span.target, part));
    const failed = shares.find(isFinding);
    if (failed) return failed;
    const [before, during, after] = shares as readonly ServerShare[] as [ServerShare, ServerShare, ServerShare];
    return judgeShares({ before, during, after }, servers.length);
  },
};

function shareIn(facts: ProbeFacts, server: string, part: string): ServerShare | ProbeFinding {
  const visits = visitsOf(facts, part);
  const [share] = sharesOf(visits, [server]);
  // A slow server may well answer too late; who answered is all that is asked.
  if (share && (part === 'during' || !unansweredIn(visits, part))) return share;
  return unansweredIn(visits, part) ?? unknown('unanswered', `no request was answered ${part}`);
}

function judgeShares(
  shares: Readonly<Record<'before' | 'during' | 'after', ServerShare>>,
  servers: number,
): ProbeFinding {
  const numbers = Object.entries(shares).map(([part, share]) => shareNumber(share, part));
  const { before, during, after } = shares;
  const stands = (share: ServerShare): string => evenness(share, servers);
  const told = `${percent(before.estimate)} before, ${percent(during.estimate)} while slow, ${percent(after.estimate)} after`;
  const shown = `the share of ${during.server} was ${told}`;
  if (['even', 'above'].includes(stands(during))) return broken(`${shown}: it did not fall`, numbers);
  for (const share of [before, after]) {
    if (['above', 'below'].includes(stands(share)))
      return broken(`${shown}: it was uneven while all were quick`, numbers);
  }
  if (stands(during) === 'below' && stands(before) === 'even' && stands(after) === 'even') return held(numbers);
  return unknown('straddles-bar', `${shown}, which does not tell`, numbers);
}
